package io.signalbox.bot.slack.live;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatStartStreamResponse;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live reply written with {@code chat.startStream} and {@code chat.appendStream}, at most every 600
 * ms to stay below Slack's limit. Once Slack refuses, nothing more is shown.
 */
final class StreamedReply implements LiveReply {
  private static final Logger log = LoggerFactory.getLogger(StreamedReply.class);

  /**
   * Least time between two appends; {@code chat.appendStream} has tier 4, a hundred calls a minute
   * and more.
   */
  private static final Duration PACE = Duration.ofMillis(600);

  private final MethodsClient slack;
  private final String team;
  private final LiveReplyRows rows;
  private final Clock clock;
  private final InboxDelivery delivery;
  private final StringBuilder waiting = new StringBuilder();
  private Optional<String> messageTs = Optional.empty();
  private Instant next = Instant.MIN;
  private boolean refused;

  StreamedReply(
      MethodsClient slack, String team, LiveReplyRows rows, Clock clock, InboxDelivery delivery) {
    this.slack = slack;
    this.team = team;
    this.rows = rows;
    this.clock = clock;
    this.delivery = delivery;
  }

  @Override
  public void write(String markdown) {
    waiting.append(MrkdwnText.markdown(markdown));
    if (refused || clock.instant().isBefore(next)) {
      return;
    }
    try {
      refused = !(messageTs.isEmpty() ? begin() : append());
      waiting.setLength(0);
      next = clock.instant().plus(PACE);
    } catch (IOException | SlackApiException e) {
      log.debug("Slack does not show an answer while it is written: {}", e.getMessage());
      refused = true;
    }
  }

  private boolean begin() throws IOException, SlackApiException {
    rows.begin(delivery.id());
    ChatStartStreamResponse response =
        slack.chatStartStream(
            r ->
                r.channel(delivery.channel())
                    .threadTs(delivery.thread())
                    .recipientUserId(delivery.user())
                    .recipientTeamId(team)
                    .markdownText(waiting.toString()));
    if (response.isOk()) {
      messageTs = Optional.of(response.getTs());
      rows.begun(delivery.id(), response.getTs());
    } else {
      log.debug("Slack does not begin a streamed answer: {}", response.getError());
    }
    return response.isOk();
  }

  private boolean append() throws IOException, SlackApiException {
    return slack
        .chatAppendStream(
            r ->
                r.channel(delivery.channel())
                    .ts(messageTs.orElseThrow())
                    .markdownText(waiting.toString()))
        .isOk();
  }

  @Override
  public Optional<String> messageTs() {
    return messageTs;
  }
}
