package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a message that the bot has already posted, by the post's id in the message's metadata. */
final class PostedMessages {
  /** Event type of the bot's message metadata, which distinguishes it from that of other apps. */
  static final String EVENT_TYPE = "signalbox_post";

  /**
   * Largest tolerated difference between our clock and Slack's. More than the hour or two by which
   * clocks jump when somebody sets them wrong, and not so much that a busy channel has many pages
   * of it.
   */
  private static final Duration CLOCKS_APART = Duration.ofHours(25);

  private static final int PAGE = 200;

  private final MethodsClient slack;

  PostedMessages(MethodsClient slack) {
    this.slack = slack;
  }

  static Message.Metadata metadata(String id) {
    return Message.Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of("id", id)).build();
  }

  /**
   * Searches the history of a conversation or thread for the message of a post, page by page.
   *
   * @param since by our clock
   * @return its name; empty when it is not there, or Slack does not let us look
   * @throws IOException also when Slack says that it cannot tell at the moment
   */
  Optional<String> find(OutboxPost.Target where, String id, Instant since)
      throws IOException, SlackApiException {
    String oldest = since.minus(CLOCKS_APART).getEpochSecond() + ".000000";
    @Nullable String cursor = null;
    do {
      HistoryPage page =
          where.threadTs().isPresent()
              ? thread(where.channel(), where.threadTs().get(), oldest, cursor)
              : conversation(where.channel(), oldest, cursor);
      Optional<String> found =
          page.messages().stream()
              .filter(message -> isOurs(message, id))
              .map(Message::getTs)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      cursor = page.next();
    } while (cursor != null && !cursor.isEmpty());
    return Optional.empty();
  }

  private record HistoryPage(List<Message> messages, @Nullable String next) {
    static HistoryPage of(
        String method,
        SlackApiTextResponse response,
        @Nullable List<Message> messages,
        @Nullable ResponseMetadata metadata)
        throws IOException {
      if (!response.isOk()) {
        switch (SlackError.of(method, response).treatment()) {
          case WAIT, RETRY, HOLD, RESTART ->
              throw new IOException("Slack answered " + response.getError());
          default -> {
            // Slack does not let us look: nothing is found.
          }
        }
      }
      return new HistoryPage(
          messages == null ? List.of() : messages,
          metadata == null ? null : metadata.getNextCursor());
    }
  }

  private HistoryPage conversation(String channel, String oldest, @Nullable String cursor)
      throws IOException, SlackApiException {
    var response =
        slack.conversationsHistory(
            r ->
                r.channel(channel)
                    .oldest(oldest)
                    .cursor(cursor)
                    .includeAllMetadata(true)
                    .limit(PAGE));
    return HistoryPage.of(
        "conversations.history", response, response.getMessages(), response.getResponseMetadata());
  }

  private HistoryPage thread(String channel, String parent, String oldest, @Nullable String cursor)
      throws IOException, SlackApiException {
    var response =
        slack.conversationsReplies(
            r ->
                r.channel(channel)
                    .ts(parent)
                    .oldest(oldest)
                    .cursor(cursor)
                    .includeAllMetadata(true)
                    .limit(PAGE));
    return HistoryPage.of(
        "conversations.replies", response, response.getMessages(), response.getResponseMetadata());
  }

  private static boolean isOurs(Message message, String id) {
    return message.getMetadata() != null
        && EVENT_TYPE.equals(message.getMetadata().getEventType())
        && message.getMetadata().getEventPayload() != null
        && id.equals(message.getMetadata().getEventPayload().get("id"));
  }
}
