package io.signalbox.bot.slack.live;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Factory of live replies, which survives restarts. A row is written before a message is started,
 * so that an attempt after a crash finds the earlier message and completes it instead of starting
 * another. Safe for use from several threads.
 */
public final class StreamedReplies {
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
  private static final int PAGE = 100;

  private final MethodsClient slack;
  private final SlackClient.Identity identity;
  private final LiveReplyRows rows;
  private final Clock clock;

  public StreamedReplies(
      MethodsClient slack, SlackClient.Identity identity, LiveReplyRows rows, Clock clock) {
    this.slack = slack;
    this.identity = identity;
    this.rows = rows;
    this.clock = clock;
  }

  /** Returns the live reply to a delivery; nothing is visible before text is written. */
  public LiveReply open(InboxDelivery delivery) {
    return rows.find(delivery.id())
        .flatMap(begun -> begun.messageTs().or(() -> leftBehind(delivery, begun.at())))
        .<LiveReply>map(Left::new)
        .orElseGet(() -> new StreamedReply(slack, identity.teamId(), rows, clock, delivery));
  }

  /**
   * Message of an earlier attempt; it stays until the finished answer replaces it.
   *
   * @param ts of the message
   */
  private record Left(String ts) implements LiveReply {
    @Override
    public void write(String markdown) {
      // This attempt's words need not continue those that are there.
    }

    @Override
    public Optional<String> messageTs() {
      return Optional.of(ts);
    }
  }

  /**
   * Finds the message of an earlier attempt, the only kind of the bot's messages without metadata.
   */
  private Optional<String> leftBehind(InboxDelivery delivery, Instant begun) {
    String oldest = begun.minus(CLOCKS_APART).getEpochSecond() + ".000000";
    try {
      List<Message> thread =
          slack
              .conversationsReplies(
                  r ->
                      r.channel(delivery.channel())
                          .ts(delivery.thread())
                          .oldest(oldest)
                          .includeAllMetadata(true)
                          .limit(PAGE))
              .getMessages();
      return Optional.ofNullable(thread).orElse(List.of()).stream()
          .filter(each -> identity.userId().equals(each.getUser()) && each.getMetadata() == null)
          .map(Message::getTs)
          .findFirst();
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack does not show what is in " + delivery.channel(), e);
    }
  }
}
