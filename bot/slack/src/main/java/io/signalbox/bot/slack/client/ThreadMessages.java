package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches message links and the first messages of threads from Slack; empty when Slack returns
 * none.
 */
final class ThreadMessages {
  private static final Logger log = LoggerFactory.getLogger(ThreadMessages.class);

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
}
