package io.signalbox.bot.slack.command.quality;

import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.foresight.quality.detect.BurnRate;
import io.signalbox.tools.foresight.quality.incident.BurnNotices;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.ObjectiveStanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a Slack message for an error budget that goes too fast, and updates it when it becomes
 * more urgent or is over. It says that the budget goes, and leaves the time and cause of a change
 * to {@link IncidentPosts}.
 */
public final class BurnPosts implements BurnNotices {
  private static final Logger LOG = LoggerFactory.getLogger(BurnPosts.class);
  private static final int HOUR = 60;

  private final Outbox outbox;
  private final Optional<String> channel;

  /**
   * @param channel its id; without one the log alone is told
   */
  public BurnPosts(Outbox outbox, Optional<String> channel) {
    this.outbox = outbox;
    this.channel = channel;
  }

  @Override
  public void changed(Handle handle, ObjectiveStanding standing, long since) {
    String text = standing.burns().map(burn -> going(standing, burn)).orElse(over(standing));
    LOG.warn("{}", text);
    channel.ifPresent(
        to -> {
          String id = "quality-burn:" + standing.objective().name() + ":" + since;
          Optional<String> blocks = Optional.of(BlockKit.json(List.of(BlockKit.section(text))));
          outbox.put(
              handle, List.of(new OutboxPost(id, OutboxPost.Target.channel(to), text, blocks)));
          outbox.keep(
              handle,
              new OutboxPost(id + ":now", OutboxPost.Target.updateOf(to, id), text, blocks));
        });
  }

  private static String going(ObjectiveStanding standing, BurnRate burn) {
    return String.format(
        Locale.ROOT,
        "%s *The error budget of %s is going* %.1f times too fast, over the last %s (%s). %s:"
            + " %d %s of %d in 28 days, %.2f %% are allowed. Since when and why is not said by"
            + " this; `/quality` has what changed.",
        burn.pages() ? ":fire:" : ":hourglass_flowing_sand:",
        MrkdwnText.escaped(standing.objective().name()),
        burn.factor(),
        window(burn.window().toMinutes()),
        burn.pages() ? "somebody should come" : "in working hours",
        left(standing),
        standing.bad(),
        standing.objective().signal().words(),
        standing.calls(),
        100 * standing.objective().allowed());
  }

  private static String over(ObjectiveStanding standing) {
    return String.format(
        Locale.ROOT,
        ":white_check_mark: The error budget of *%s* goes no faster than it may. %s.",
        MrkdwnText.escaped(standing.objective().name()),
        left(standing));
  }

  private static String left(ObjectiveStanding standing) {
    return standing.left() <= 0
        ? "Nothing of it is left"
        : String.format(Locale.ROOT, "%.0f %% of it is left", 100 * standing.left());
  }

  private static String window(long minutes) {
    return minutes == HOUR ? "hour" : minutes / HOUR + " hours";
  }
}
