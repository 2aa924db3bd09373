package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Service by which people view and decide quality incidents. Safe for use from several threads and
 * processes.
 */
public final class QualityIncidents {
  private final Jdbi jdbi;
  private final IncidentNotices notices;
  private final Clock clock;

  public QualityIncidents(Jdbi jdbi, IncidentNotices notices, Clock clock) {
    this.jdbi = jdbi;
    this.notices = notices;
    this.clock = clock;
  }

  /** Returns the newest incidents, the newest first. */
  public List<QualityIncident> latest(int most) {
    return jdbi.withHandle(handle -> IncidentRows.latest(handle, most));
  }

  /** Finds an incident by its number. */
  public Optional<QualityIncident> find(long number) {
    return jdbi.withHandle(handle -> IncidentRows.find(handle, number));
  }

  /**
   * Sets the state of an unresolved incident as a person decides. A false alarm doubles the run
   * length of its streams; what is known becomes the usual from its beginning on.
   *
   * @return the incident as it is now; empty where it is none, or over
   */
  public Optional<QualityIncident> decide(long number, IncidentState word, String person) {
    return jdbi.inTransaction(
        handle -> {
          Optional<QualityIncident> found =
              IncidentRows.find(handle, number).filter(each -> each.state().isLive());
          if (found.isEmpty()) {
            return Optional.empty();
          }
          long now = clock.instant().getEpochSecond() / 60;
          QualityIncident next = found.get().in(word, now, Optional.of(person));
          IncidentRows.update(handle, next);
          switch (word) {
            case FALSE_ALARM -> StreamRows.free(handle, number, 2, 0);
            case KNOWN -> StreamRows.free(handle, number, 1, next.main().change().earliest());
            case OPEN, ACKNOWLEDGED, ENDED -> {}
          }
          notices.changed(handle, next);
          return Optional.of(next);
        });
  }
}
