package io.signalbox.bot.slack.command.quality;

import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.tools.foresight.quality.incident.IncidentNotices;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
  private final PersonalMessages messages;
  private final Optional<String> channel;
  private final Supplier<Map<String, String>> owners;

  /**
   * @param channel its id; without one the log and the owners are told
   * @param owners ids of the people who own an agent, by the agent's name; each is told once of an
   *     incident that touches theirs
   */
  public IncidentPosts(
      Outbox outbox,
      PersonalMessages messages,
      Optional<String> channel,
      Supplier<Map<String, String>> owners) {
    this.outbox = outbox;
    this.messages = messages;
    this.channel = channel;
    this.owners = owners;
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
    boolean due = EARLY.contains(age) || age % LATER == 0;
    if (incident.state() == IncidentState.OPEN && due) {
      tellOwners(handle, incident);
    }
    channel.ifPresent(
        to -> {
          outbox.put(handle, List.of(IncidentView.post(incident, to)));
          if (!isNew && (due || incident.state() != IncidentState.OPEN)) {
            outbox.keep(handle, IncidentView.standing(incident, to));
          }
        });
  }

  private void tellOwners(Handle handle, QualityIncident incident) {
    owners.get().entrySet().stream()
        .filter(each -> QualityView.touches(incident, Set.of(each.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .forEach(
            owner ->
                messages.put(
                    handle,
                    MessageKind.INCIDENT,
                    String.valueOf(incident.number()),
                    IncidentView.forOwner(incident, owner)));
  }
}
