package io.signalbox.bot.slack.command.quality;

import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.tools.foresight.quality.incident.IncidentNotices;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one Slack message for each quality incident and updates it, at first each minute and later
 * less often. Any process may change an incident.
 */
public final class IncidentPosts implements IncidentNotices {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentPosts.class);
  private static final List<Long> EARLY = List.of(1L, 2L, 3L, 5L, 8L, 12L, 18L, 25L);
  private static final long LATER = 30;

  private final Outbox outbox;
  private final Optional<String> channel;

  /**
   * @param channel its id; without one the log alone is told
   */
  public IncidentPosts(Outbox outbox, Optional<String> channel) {
    this.outbox = outbox;
    this.channel = channel;
  }

  @Override
  public void changed(Handle handle, QualityIncident incident) {
    long age = incident.changedAt() - incident.openedAt();
    boolean isNew = age == 0 && incident.state() == IncidentState.OPEN;
    if (isNew) {
      LOG.warn(
          "answers got worse, incident {}: {}",
          incident.number(),
          new IncidentSentences(Instant::toString).fall(incident));
    }
    channel.ifPresent(
        to -> {
          outbox.put(handle, List.of(IncidentView.post(incident, to)));
          boolean due = EARLY.contains(age) || age % LATER == 0;
          if (!isNew && (due || incident.state() != IncidentState.OPEN)) {
            outbox.keep(handle, IncidentView.standing(incident, to));
          }
        });
  }
}
