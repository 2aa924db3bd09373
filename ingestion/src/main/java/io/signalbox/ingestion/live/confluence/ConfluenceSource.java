package io.signalbox.ingestion.live.confluence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Live source that reads pages and attachments of Confluence spaces. CQL has times by the minute
 * and in the user's zone, so changes are queried by their distance from now, which is the same in
 * every zone, and with some minutes of overlap; items known in the same version cost nothing.
 */
final class ConfluenceSource implements LiveSource {
  private static final int PAGE = 50;
  private static final long OVERLAP_MINUTES = 3;

  private final ConfluenceSettings settings;
  private final RestClient client;
  private final OpenContext context;
  private final ConfluenceAccounts accounts;
  private final ConfluenceRights rights;
  private final Map<String, JsonNode> listed = new HashMap<>();
  private final Map<Principal, Set<Principal>> members = new HashMap<>();
  private Instant newest = Instant.EPOCH;

  ConfluenceSource(ConfluenceSettings settings, RestClient client, OpenContext context) {
    this.settings = settings;
    this.client = client;
    this.context = context;
    this.accounts = new ConfluenceAccounts(settings, client);
    this.rights = new ConfluenceRights(settings, client, accounts);
  }

  /**
   * {@inheritDoc} The cursor is the time of the newest stored change in epoch milliseconds,
   * followed by the address of the next page while a query has more pages.
   */
  @Override
  public ChangePage changes(Optional<String> cursor) {
    String[] at = cursor.orElse("").split(" ", 2);
    newest = at[0].isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(at[0]));
    RestResponse answer = at.length == 2 ? page(URI.create(at[1])) : search(since(at[0]));
    List<ItemChange> changes = new ArrayList<>();
    for (ItemVersion item : items(answer)) {
      changes.add(new ItemChange.Changed(item));
    }
    Optional<URI> next = next(answer);
    String time = "" + newest.toEpochMilli();
    return new ChangePage(
        changes,
        next.map(uri -> time + " " + uri).orElse(time),
        next.isPresent(),
        OptionalLong.empty());
  }

  private String since(String millis) {
    if (millis.isEmpty()) {
      return " order by lastmodified asc";
    }
    Duration back = Duration.between(newest, context.clock().instant());
    long minutes = Math.max(0, back.toMinutes()) + 1 + OVERLAP_MINUTES;
    return " and lastmodified >= now(\"-" + minutes + "m\") order by lastmodified asc";
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    RestResponse answer =
        page.map(each -> page(URI.create(each))).orElseGet(() -> search(" order by created asc"));
    return new SweepPage(items(answer), next(answer).map(URI::toString));
  }

  private RestResponse search(String rest) {
    String spaces =
        settings.spaces().stream()
            .map(key -> "\"" + key + "\"")
            .collect(Collectors.joining(", ", "space in (", ")"));
    String types = settings.attachments() ? "page, blogpost, attachment" : "page, blogpost";
    String cql = spaces + " and type in (" + types + ")" + rest;
    return RestClient.served(
        client.get(
            "/rest/api/content/search?limit="
                + PAGE
                + "&expand=version,"
                + ConfluencePage.expansions()
                + ","
                + ConfluenceRights.expansions()
                + "&cql="
                + URLEncoder.encode(cql, StandardCharsets.UTF_8)),
        "pages of " + settings.address());
  }

  private RestResponse page(URI next) {
    return RestClient.served(client.get(next), "pages of " + settings.address());
  }

  private List<ItemVersion> items(RestResponse answer) {
    listed.clear();
    List<ItemVersion> items = new ArrayList<>();
    for (JsonNode item : answer.json().path("results")) {
      if (ConfluencePage.isRead(item)) {
        items.add(remember(item));
      }
    }
    return items;
  }

  private ItemVersion remember(JsonNode item) {
    String id = ConfluencePage.id(item);
    listed.put(id, item);
    rights.remember(id, item);
    Instant changed = time(item.path("version").path("when").asText());
    newest = changed.isAfter(newest) ? changed : newest;
    return new ItemVersion(id, ConfluencePage.version(item));
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * Returns the address of the next page of a response; a relative one is resolved against the
   * site.
   */
  private Optional<URI> next(RestResponse answer) {
    JsonNode links = answer.json().path("_links");
    String next = links.path("next").asText("");
    if (next.isEmpty()) {
      return Optional.empty();
    }
    if (next.startsWith("http")) {
      return Optional.of(URI.create(next));
    }
    String base = settings.url().toString().replaceFirst("/+$", "");
    String context = links.path("context").asText("");
    boolean whole = !context.isEmpty() && next.startsWith(context + "/");
    return Optional.of(whole ? settings.url().resolve(next) : URI.create(base + next));
  }

  @Override
  public ItemContent content(String id) {
    JsonNode item = listed.get(id);
    if (item == null) {
      RestResponse answer =
          client.get(
              "/rest/api/content/"
                  + id.substring(id.indexOf('/') + 1)
                  + "?expand=version,"
                  + ConfluencePage.expansions()
                  + ","
                  + ConfluenceRights.expansions());
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      item = RestClient.served(answer, id).json();
      if (!item.path("status").asText("current").equals("current")) {
        return new ItemContent.Gone();
      }
      rights.remember(id, item);
      if (!settings.spaces().contains(ConfluencePage.space(item))) {
        return new ItemContent.Gone();
      }
    }
    return id.startsWith("attachment/") ? attachment(item) : ConfluencePage.content(item, settings);
  }

  private ItemContent attachment(JsonNode item) {
    String path = item.path("_links").path("download").asText("");
    if (path.isEmpty()) {
      return new ItemContent.Skipped(
          ConfluencePage.version(item), "is an attachment that cannot be downloaded");
    }
    String base = settings.url().toString().replaceFirst("/+$", "");
    RestResponse answer = client.fetch(URI.create(base + path), Optional.empty(), Optional.empty());
    if (answer.isMoved()) {
      return new ItemContent.Skipped(
          ConfluencePage.version(item), "is an attachment kept at another host");
    }
    if (!answer.isOk()) {
      throw SourceFailureException.ofItem("attachment: HTTP " + answer.status(), null);
    }
    return ConfluencePage.attachment(item, answer.body(), settings);
  }

  @Override
  public ItemAccess access(String id) {
    return rights.of(id);
  }

  @Override
  public GroupSnapshot groups() {
    return groups(Set.of());
  }

  @Override
  public GroupSnapshot groups(Set<Principal> named) {
    settings.spaces().forEach(rights::ofSpace);
    Set<String> names = new HashSet<>(accounts.groups());
    named.forEach(each -> accounts.groupName(each).ifPresent(names::add));
    for (String name : names) {
      if (!members.containsKey(accounts.group(name))) {
        accounts.members(name).ifPresent(all -> members.put(accounts.group(name), all));
      }
    }
    Map<Principal, String> mails = new HashMap<>();
    context.people().forEach((account, mail) -> mails.put(accounts.account(account), mail));
    return new GroupSnapshot(mails, members);
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    for (String key : settings.spaces()) {
      RestResponse answer = client.get("/rest/api/space/" + key);
      if (!answer.isOk()) {
        findings.add(
            new CredentialFinding(
                false, "space " + key + " cannot be read: is the key right, may the user see it?"));
        continue;
      }
      findings.add(new CredentialFinding(true, "space " + key + " can be read"));
      boolean known = rights.ofSpace(key).isPresent();
      findings.add(
          new CredentialFinding(
              known,
              known
                  ? "who may see space " + key + " is known"
                  : "who may see space "
                      + key
                      + " cannot be read, so nobody sees it: the user needs to administer the"
                      + " space, or the settings a rule under space-access"));
    }
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
