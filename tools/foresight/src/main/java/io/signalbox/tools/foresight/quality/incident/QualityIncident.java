package io.signalbox.tools.foresight.quality.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One fall of quality: all signals that fell together.
 *
 * @param openedAt minutes since 1970, as all its times
 * @param falls the strongest first
 * @param suspects changes at its beginning, the likeliest first
 * @param promised steps a chance alarm takes at least, over all streams
 */
public record QualityIncident(
    long number,
    IncidentState state,
    long openedAt,
    long changedAt,
    List<SignalFall> falls,
    List<Suspect> suspects,
    double promised,
    Optional<Long> endedAt,
    Optional<String> decidedBy) {

  /** Stage of an incident. */
  public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    /** A person says that it is known and wanted; what it changed is the new usual. */
    KNOWN,
    FALSE_ALARM,
    ENDED;

    /** Returns whether its figures are kept up to date. */
    public boolean isLive() {
      return this == OPEN || this == ACKNOWLEDGED;
    }
  }

  /**
   * Change that may be the cause.
   *
   * @param weight in relation to the other suspects; all sum to at most one
   */
  public record Suspect(QualityChange change, double weight) {}

  /** Returns the fall that says most. */
  public SignalFall main() {
    return falls.stream()
        .max(
            Comparator.comparingDouble(fall -> Math.log(1 + fall.evidence()) + fall.excess() / 1e3))
        .orElseThrow();
  }

  /** Returns the same incident in another state. */
  QualityIncident in(IncidentState next, long now, Optional<String> person) {
    return new QualityIncident(
        number,
        next,
        openedAt,
        now,
        falls,
        suspects,
        promised,
        next.isLive() ? Optional.empty() : endedAt.or(() -> Optional.of(now)),
        person.or(() -> decidedBy));
  }

  /** Returns the same incident with one more fall. */
  QualityIncident and(SignalFall fall) {
    List<SignalFall> more = new ArrayList<>(falls);
    more.add(fall);
    return with(more, suspects, changedAt);
  }

  /** Returns the same incident with other findings. */
  QualityIncident with(List<SignalFall> newFalls, List<Suspect> newSuspects, long now) {
    return new QualityIncident(
        number, state, openedAt, now, newFalls, newSuspects, promised, endedAt, decidedBy);
  }

  QualityIncident numbered(long newNumber) {
    return new QualityIncident(
        newNumber, state, openedAt, changedAt, falls, suspects, promised, endedAt, decidedBy);
  }

  QualityIncident decided(Optional<String> person) {
    return new QualityIncident(
        number, state, openedAt, changedAt, falls, suspects, promised, endedAt, person);
  }

  QualityIncident anonymous() {
    return decided(Optional.empty());
  }
}
