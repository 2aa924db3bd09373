package io.signalbox.bot.slack.command.routes;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.client.DirectModeWatcher;
import io.signalbox.tools.gateway.accounting.DirectModeEpisodes;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to the operators' channel when the bot bypasses the gateway and when it uses it again, once
 * for each outage, however many replicas notice.
 */
public final class DirectModeNotices implements DirectModeWatcher {
  private static final Logger log = LoggerFactory.getLogger(DirectModeNotices.class);

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Optional<String> channel;

  /**
   * @param channel its id; without one the log alone is told
   */
  public DirectModeNotices(Jdbi jdbi, Outbox outbox, Optional<String> channel) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.channel = channel;
  }

  @Override
  public void entered(String gateway, String sentence) {
    log.warn("{}", sentence);
    say(gateway, "begins", ":warning: " + sentence, DirectModeEpisodes::enter);
  }

  @Override
  public void left(String gateway, String sentence) {
    log.warn("{}", sentence);
    say(gateway, "ends", ":white_check_mark: " + sentence, DirectModeEpisodes::leave);
  }

  /**
   * Function that begins or ends an outage episode, and returns its number only to the process that
   * made the change.
   */
  private interface ModeChange {
    Optional<Long> in(Handle handle, String gateway);
  }

  private void say(String gateway, String what, String text, ModeChange change) {
    try {
      jdbi.useTransaction(
          handle ->
              change
                  .in(handle, gateway)
                  .flatMap(number -> channel.map(to -> post(gateway, number, what, to, text)))
                  .ifPresent(post -> outbox.put(handle, List.of(post))));
    } catch (JdbiException e) {
      // The call that noticed goes on; the log has said it.
      log.error("the channel could not be told: {}", e.getClass().getSimpleName());
    }
  }

  private static OutboxPost post(String gateway, long number, String what, String to, String text) {
    return new OutboxPost(
        "direct-lane:" + gateway + ":" + number + ":" + what,
        OutboxPost.Target.channel(to),
        MrkdwnText.escaped(text),
        Optional.empty());
  }
}
