package io.signalbox.bot.slack.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.webhook.WebhookResponse;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostTransport;
import io.signalbox.bot.slack.refusal.ErrorTreatment;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends outbox posts through Slack's Web API or a response URL. Each message carries its post's id
 * in its metadata, so that an earlier attempt can be found. A rate-limited method is not called
 * before the time that Slack names. Safe for use from several threads.
 */
public final class SlackCourier implements PostTransport {
  private static final String PERSON = "[UW][A-Z0-9]+";
  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

  /** Interval of single attempts while Slack refuses the token and all other posts wait. */
  private static final Duration LOCKED_OUT = Duration.ofSeconds(30);

  /** Errors of the token itself, which every other call would meet as well. */
  private static final Set<String> TOKEN =
      Set.of("token_revoked", "invalid_auth", "account_inactive", "token_expired", "not_authed");

  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int MULTIPLE_CHOICES = 300;
  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]+)\"");

  private final MethodsClient slack;
  private final BiFunction<String, String, WebhookResponse> respond;
  private final Clock clock;
  private final SlackFiles files;
  private final PostedMessages posted;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
  private final Map<String, String> directs = new ConcurrentHashMap<>();
  private final AtomicReference<Lock> lock =
      new AtomicReference<>(new Lock(new Pause(Instant.MAX, Instant.MIN), ""));

  /**
   * @param respond posts a JSON body to a response URL
   */
  public SlackCourier(
      MethodsClient slack, BiFunction<String, String, WebhookResponse> respond, Clock clock) {
    this.slack = slack;
    this.respond = respond;
    this.clock = clock;
    this.files = new SlackFiles(slack);
    this.posted = new PostedMessages(slack);
  }

  @Override
  public Outcome post(OutboxPost post) {
    String method = method(post.target());
    @Nullable Pause pause = pauses.get(method);
    Instant now = clock.instant();
    Lock locked = lock.get();
    if (locked.pause().holds(now)) {
      return new Outcome.Held(locked.reason());
    }
    if (pause != null && pause.holds(now)) {
      return new Outcome.Wait(Duration.between(now, pause.until()));
    }
    try {
      return lockedOut(send(inConversation(post)));
    } catch (NotOpenedException e) {
      return lockedOut(
          PostResponseMapper.refused(SlackError.of("conversations.open", e.response), post));
    } catch (SlackApiException e) {
      return refused(method, e);
    } catch (IOException e) {
      return new Outcome.Unsure("no reply from Slack: " + e.getMessage());
    }
  }

  /** Pauses all posting for 30 seconds when the outcome shows that Slack refuses the token. */
  private Outcome lockedOut(Outcome outcome) {
    if (outcome instanceof Outcome.Held held
        && TOKEN.stream().anyMatch(code -> held.reason().contains("(" + code + ")"))) {
      Instant now = clock.instant();
      lock.set(new Lock(new Pause(now, now.plus(LOCKED_OUT)), held.reason()));
    }
    return outcome;
  }

  private record Lock(Pause pause, String reason) {}

  /** Resolves a person's id to the conversation id of the direct messages with them. */
  private OutboxPost inConversation(OutboxPost post) throws IOException, SlackApiException {
    OutboxPost.Target target = post.target();
    if (!target.channel().matches(PERSON)) {
      return post;
    }
    @Nullable String known = directs.get(target.channel());
    if (known == null) {
      ConversationsOpenResponse opened =
          slack.conversationsOpen(r -> r.users(List.of(target.channel())));
      if (!opened.isOk()) {
        throw new NotOpenedException(opened);
      }
      known = opened.getChannel().getId();
      directs.put(target.channel(), known);
    }
    OutboxPost.Target direct =
        new OutboxPost.Target(
            known, target.threadTs(), target.user(), target.responseUrl(), target.updates());
    return post.at(direct);
  }

  /** Signals that Slack refuses to open direct messages with a person. */
  private static final class NotOpenedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient ConversationsOpenResponse response;

    NotOpenedException(ConversationsOpenResponse response) {
      super("Slack opens no direct message: " + response.getError());
      this.response = response;
    }
  }

  /**
   * Period without calls of a method. A pause that begins in the future dates from before the clock
   * was set back, and does not count.
   */
  private record Pause(Instant from, Instant until) {
    boolean holds(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  private static String method(OutboxPost.Target target) {
    if (target.responseUrl().isPresent()) {
      return "response";
    }
    if (target.updates().isPresent()) {
      return "chat.update";
    }
    return target.user().isPresent() ? "chat.postEphemeral" : "chat.postMessage";
  }

  private Outcome send(OutboxPost post) throws IOException, SlackApiException {
    OutboxPost.Target target = post.target();
    if (target.responseUrl().isPresent()) {
      return respond(post, target.responseUrl().get());
    }
    @Nullable String blocks = post.blocks().orElse(null);
    @Nullable String thread = target.threadTs().orElse(null);
    if (target.updates().isPresent()) {
      return update(post, target.updates().get());
    }
    if (post.file().isPresent()) {
      return files.share(post, post.file().get());
    }
    if (target.user().isPresent()) {
      var shown =
          slack.chatPostEphemeral(
              r ->
                  r.channel(target.channel())
                      .user(target.user().get())
                      .threadTs(thread)
                      .text(post.text())
                      .blocksAsString(blocks));
      return PostResponseMapper.of("chat.postEphemeral", shown, null, post);
    }
    var posted =
        slack.chatPostMessage(
            r ->
                r.channel(target.channel())
                    .threadTs(thread)
                    .text(post.text())
                    .blocksAsString(blocks)
                    .unfurlLinks(false)
                    .unfurlMedia(false)
                    .metadata(PostedMessages.metadata(post.id())));
    return PostResponseMapper.of("chat.postMessage", posted, posted.getTs(), post);
  }

  private Outcome update(OutboxPost post, String ts) throws IOException, SlackApiException {
    ChatUpdateResponse response = chatUpdate(post, ts);
    if (!response.isOk()
        && SlackError.of("chat.update", response).treatment() == ErrorTreatment.STREAM) {
      slack.chatStopStream(r -> r.channel(post.target().channel()).ts(ts));
      response = chatUpdate(post, ts);
    }
    return PostResponseMapper.of("chat.update", response, ts, post);
  }

  private ChatUpdateResponse chatUpdate(OutboxPost post, String ts)
      throws IOException, SlackApiException {
    return slack.chatUpdate(
        r ->
            r.channel(post.target().channel())
                .ts(ts)
                .text(post.text())
                .blocksAsString(post.blocks().orElse(null)));
  }

  private Outcome respond(OutboxPost post, String url) {
    JsonObject body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", post.text());
    post.target().threadTs().ifPresent(ts -> body.addProperty("thread_ts", ts));
    post.blocks().ifPresent(blocks -> body.add("blocks", JsonParser.parseString(blocks)));
    WebhookResponse response = respond.apply(url, body.toString());
    int code = response.getCode();
    if (code == TOO_MANY) {
      return new Outcome.Wait(USUAL_WAIT);
    }
    if (code >= SERVER_ERROR) {
      return new Outcome.Unsure("Slack answered " + code);
    }
    return code < MULTIPLE_CHOICES
        ? new Outcome.Posted(Optional.empty())
        : PostResponseMapper.refused(
            SlackError.of(SlackError.RESPONSE_URL, errorIn(response.getBody()), null), post);
  }

  /** Returns the error code in a response URL's answer, which is JSON or the bare code. */
  private static String errorIn(@Nullable String body) {
    Matcher named = ERROR.matcher(body == null ? "" : body);
    return named.find() ? named.group(1) : body == null ? "" : body.strip();
  }

  private Outcome refused(String method, SlackApiException e) {
    int code = e.getResponse().code();
    if (code == TOO_MANY) {
      Duration pause = retryAfter(e);
      Instant now = clock.instant();
      pauses.put(method, new Pause(now, now.plus(pause)));
      return new Outcome.Wait(pause);
    }
    return code >= SERVER_ERROR
        ? new Outcome.Unsure("Slack answered " + code)
        : new Outcome.PostRefused("Slack answered " + code);
  }

  private static Duration retryAfter(SlackApiException e) {
    @Nullable String seconds = e.getResponse().header("Retry-After");
    try {
      return seconds == null ? USUAL_WAIT : Duration.ofSeconds(Long.parseLong(seconds.strip()));
    } catch (NumberFormatException unreadable) {
      return USUAL_WAIT;
    }
  }

  @Override
  public Optional<String> find(OutboxPost post, Instant since) {
    OutboxPost.Target target = post.target();
    if (target.user().isPresent()
        || target.responseUrl().isPresent()
        || target.updates().isPresent()) {
      return Optional.empty();
    }
    try {
      return posted.find(inConversation(post).target(), post.id(), since);
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack does not show what is in " + target.channel(), e);
    }
  }
}
