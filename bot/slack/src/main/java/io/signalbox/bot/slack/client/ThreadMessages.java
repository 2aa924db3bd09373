package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches message links, the first messages of threads and who writes in them from Slack; empty
 * when Slack returns none.
 */
final class ThreadMessages {
  private static final Logger log = LoggerFactory.getLogger(ThreadMessages.class);

  /** Messages of a thread that are read at once. */
  private static final int PAGE = 100;

  private final MethodsClient slack;

  ThreadMessages(MethodsClient slack) {
    this.slack = slack;
  }

  Optional<String> permalink(String channel, String ts) {
    try {
      return Optional.ofNullable(
          slack.chatGetPermalink(request -> request.channel(channel).messageTs(ts)).getPermalink());
    } catch (IOException | SlackApiException e) {
      log.info("Slack gives no link to {} in {}: {}", ts, channel, e.getMessage());
      return Optional.empty();
    }
  }

  Optional<String> firstMessage(String channel, String threadTs) {
    try {
      List<Message> messages =
          slack
              .conversationsReplies(request -> request.channel(channel).ts(threadTs).limit(1))
              .getMessages();
      return messages == null
          ? Optional.empty()
          : messages.stream().findFirst().map(Message::getText);
    } catch (IOException | SlackApiException e) {
      log.info("Slack does not show the thread {} in {}: {}", threadTs, channel, e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the ids of the people who wrote in a period of a thread; none if Slack hides it. */
  List<String> writers(SlackPeople.ThreadPeriod period) {
    Instant after = period.after();
    String oldest = "%d.%06d".formatted(after.getEpochSecond(), after.getNano() / 1_000);
    try {
      List<Message> messages =
          slack
              .conversationsReplies(
                  request ->
                      request
                          .channel(period.channel())
                          .ts(period.threadTs())
                          .oldest(oldest)
                          .latest(period.before())
                          .inclusive(false)
                          .limit(PAGE))
              .getMessages();
      return Objects.requireNonNullElse(messages, List.<Message>of()).stream()
          .filter(message -> message.getTs() != null && message.getUser() != null)
          // Slack gives the thread's first message with every page.
          .filter(message -> message.getTs().compareTo(oldest) > 0)
          .filter(message -> message.getTs().compareTo(period.before()) < 0)
          .map(Message::getUser)
          .toList();
    } catch (IOException | SlackApiException e) {
      log.info(
          "Slack does not show the thread {} in {}: {}",
          period.threadTs(),
          period.channel(),
          e.getMessage());
      return List.of();
    }
  }
}
