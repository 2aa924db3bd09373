package io.signalbox.bot.slack.command.escalate;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether the bot can post in a channel, joining it if it is public, and remembers the
 * result for ten minutes. The bot goes into a public one by itself; into a private one somebody has
 * to invite it.
 */
final class ChannelAccess {
  private static final Logger log = LoggerFactory.getLogger(ChannelAccess.class);

  /** Time for which a channel membership is trusted; a removal of the bot is noticed after it. */
  private static final Duration KNOWN = Duration.ofMinutes(10);

  private final MethodsClient slack;
  private final Clock clock;
  private final Map<String, Instant> open = new ConcurrentHashMap<>();

  ChannelAccess(MethodsClient slack, Clock clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Returns whether the bot can post in the channel. When Slack gives no clear answer it returns
   * true, and the post itself shows.
   *
   * @param channel an id; a person's stands for the direct messages with them
   */
  boolean canPost(String channel) {
    if (!channel.startsWith("C") && !channel.startsWith("G")) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(open.getOrDefault(channel, Instant.MIN))) {
      return true;
    }
    boolean can = ask(channel);
    if (can) {
      open.put(channel, now.plus(KNOWN));
    }
    return can;
  }

  private boolean ask(String channel) {
    try {
      // Asks for the least that only members get, so that it needs no scope that is not there.
      String error = error(slack.conversationsHistory(r -> r.channel(channel).limit(1)).getError());
      return switch (error) {
        case "not_in_channel" -> join(channel);
        case "channel_not_found", "is_archived" -> false;
        default -> true;
      };
    } catch (IOException | SlackApiException e) {
      log.debug("It cannot be told who is in {}", channel, e);
      return true;
    }
  }

  private boolean join(String channel) throws IOException, SlackApiException {
    String error = error(slack.conversationsJoin(r -> r.channel(channel)).getError());
    if (!error.isEmpty()) {
      log.info("Slack does not let the bot into {}: {}", channel, error);
    }
    return error.isEmpty();
  }

  private static String error(@Nullable String error) {
    return Optional.ofNullable(error).orElse("");
  }
}
