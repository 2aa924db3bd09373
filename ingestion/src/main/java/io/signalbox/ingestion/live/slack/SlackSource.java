package io.signalbox.ingestion.live.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.ticket.SlackThread;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Live source that reads the answered threads of Slack channels as resolved tickets. The history
 * tells new threads; replies, edits and deletions of older ones come by Slack's events, and with
 * the complete list once a day.
 */
final class SlackSource implements LiveSource {
  private final ChannelSettings settings;
  private final SlackMethods slack;
  private final Map<String, Optional<JsonNode>> channels = new HashMap<>();
  private Optional<String> workspace = Optional.empty();

  SlackSource(ChannelSettings settings, SlackMethods slack) {
    this.settings = settings;
    this.slack = slack;
  }

  /** {@inheritDoc} One call reads one page of one channel. */
  @Override
  public ChangePage changes(Optional<String> cursor) {
    HistoryCursor at = HistoryCursor.parse(cursor);
    String channel = settings.channels().get(at.channel());
    Optional<JsonNode> page = slack.history(channel, at.oldest(channel), at.page());
    List<ItemChange> changes = new ArrayList<>();
    threads(channel, page).forEach(item -> changes.add(new ItemChange.Changed(item)));
    HistoryCursor after =
        at.after(
            channel,
            page.map(SlackSource::latest).orElse(""),
            page.flatMap(SlackMethods::next),
            settings.channels().size());
    boolean more = !after.page().isEmpty() || after.channel() > 0;
    return new ChangePage(changes, after.text(), more, OptionalLong.empty());
  }

  private static String latest(JsonNode page) {
    String latest = "";
    for (JsonNode message : page.path("messages")) {
      String at = JsonFields.text(message, "ts");
      latest = at.compareTo(latest) > 0 ? at : latest;
    }
    return latest;
  }

  private static List<ItemVersion> threads(String channel, Optional<JsonNode> page) {
    List<ItemVersion> threads = new ArrayList<>();
    List<JsonNode> messages =
        page.map(each -> JsonFields.list(each.path("messages"))).orElse(List.of());
    for (JsonNode message : messages) {
      if (message.path("reply_count").asInt(0) > 0 && isFirst(message)) {
        threads.add(
            new ItemVersion(channel + "/" + JsonFields.text(message, "ts"), version(message)));
      }
    }
    return threads;
  }

  private static boolean isFirst(JsonNode message) {
    String at = JsonFields.text(message, "ts");
    return JsonFields.find(message, "thread_ts").orElse(at).equals(at);
  }

  /** Returns what a thread's first message tells of changes in it: all but edits of replies. */
  private static String version(JsonNode first) {
    return new ContentFingerprint()
        .add(JsonFields.text(first, "text"))
        .add(JsonFields.text(first, "latest_reply"))
        .add(first.path("reply_count").asText())
        .add(JsonFields.text(first, "edited", "ts"))
        .add(JsonFields.text(first, "subtype"))
        .hex();
  }

  /** {@inheritDoc} The page token holds the channel and, after its first page, Slack's cursor. */
  @Override
  public SweepPage sweep(Optional<String> token) {
    String[] at = token.orElse(settings.channels().getFirst()).split(" ", 2);
    Optional<JsonNode> page = slack.history(at[0], "", at.length == 2 ? at[1] : "");
    int channel = settings.channels().indexOf(at[0]) + 1;
    Optional<String> nextChannel =
        channel < settings.channels().size()
            ? Optional.of(settings.channels().get(channel))
            : Optional.empty();
    return new SweepPage(
        threads(at[0], page),
        page.flatMap(SlackMethods::next).map(next -> at[0] + " " + next).or(() -> nextChannel));
  }

  @Override
  public ItemContent content(String id) {
    String channel = id.substring(0, id.indexOf('/'));
    String thread = id.substring(id.indexOf('/') + 1);
    List<JsonNode> messages = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Optional<JsonNode> page = slack.replies(channel, thread, cursor.get());
      if (page.isEmpty()) {
        return new ItemContent.Gone();
      }
      page.get().path("messages").forEach(messages::add);
      cursor = SlackMethods.next(page.get());
    }
    if (messages.isEmpty() || JsonFields.text(messages.getFirst(), "subtype").equals("tombstone")) {
      // Slack keeps the answers to a question that its author deleted.
      return new ItemContent.Gone();
    }
    String version = version(messages.getFirst());
    return new SlackThread(name(channel), this::person, this::name)
        .ticket(messages, this::isBot, Optional.of(link(channel, thread)))
        .<ItemContent>map(ticket -> present(version, ticket))
        .orElseGet(() -> new ItemContent.Skipped(version, "is a conversation without an answer"));
  }

  private static ItemContent present(String version, Ticket ticket) {
    return new ItemContent.Present(
        version, LiveItem.of(new ItemBody.ResolvedTicket(ticket), ticket.link()));
  }

  private String link(String channel, String thread) {
    String home =
        workspace.orElseGet(
            () -> JsonFields.find(slack.identity(), "url").orElse("https://slack.com/"));
    workspace = Optional.of(home);
    return home + "archives/" + channel + "/p" + thread.replace(".", "");
  }

  private String name(String channel) {
    return channel(channel).map(each -> JsonFields.text(each, "name")).orElse("");
  }

  private Optional<JsonNode> channel(String id) {
    Optional<JsonNode> known = channels.get(id);
    if (known == null) {
      known = slack.channel(id);
      channels.put(id, known);
    }
    return known;
  }

  private String person(String id) {
    return slack
        .user(id)
        .flatMap(
            user ->
                JsonFields.find(user, "profile", "display_name")
                    .or(() -> JsonFields.find(user, "profile", "real_name"))
                    .or(() -> JsonFields.any(user, "real_name", "name")))
        .orElse("");
  }

  private boolean isBot(String id) {
    return id.equals("USLACKBOT")
        || slack.user(id).filter(user -> user.path("is_bot").asBoolean(false)).isPresent();
  }

  /** {@inheritDoc} A private channel's threads are for the channel itself. */
  @Override
  public ItemAccess access(String id) {
    String channel = id.substring(0, id.indexOf('/'));
    Optional<JsonNode> info = channel(channel);
    if (info.isEmpty() || info.get().path("is_im").asBoolean() || !info.get().has("is_private")) {
      return new ItemAccess.RightsUnknown("the bot cannot see its channel");
    }
    return info.get().path("is_private").asBoolean() || info.get().path("is_mpim").asBoolean()
        ? new ItemAccess.Permitted(
            AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.CHANNEL, channel))))
        : new ItemAccess.AsConfigured();
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public Duration sweepEvery(long items) {
    return Duration.ofDays(1);
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    findings.add(
        new CredentialFinding(
            true, "Slack takes the token, of " + JsonFields.text(slack.identity(), "team")));
    for (String id : settings.channels()) {
      Optional<JsonNode> channel = channel(id);
      boolean reads = channel.filter(each -> each.path("is_member").asBoolean()).isPresent();
      findings.add(
          new CredentialFinding(
              reads,
              reads
                  ? "#" + name(id) + " can be read"
                  : id
                      + " cannot be read: invite the bot into it; it needs channels:history and"
                      + " channels:read, for a private channel groups:history and groups:read"));
    }
    return findings;
  }

  @Override
  public long requests() {
    return slack.requests();
  }

  @Override
  public void close() {}
}
