package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quality incident: drops of several signals that began at the same time.
 *
 * @param openedAt minutes since 1970, as all its times
 * @param falls the strongest first
 * @param suspects changes at its beginning, the likeliest first
 * @param promised steps a chance alarm takes at least, over all streams
 * @param touchedSubjects routes, agents and teams with bad answers beyond the usual; null where the
 *     incident was stored before they were
 */
public record QualityIncident(
    long number,
    IncidentState state,
    long openedAt,
    long changedAt,
    List<SignalDrop> falls,
    List<Suspect> suspects,
    double promised,
    Optional<Long> endedAt,
    Optional<String> decidedBy,
    @Nullable List<SubjectExcess> touchedSubjects) {

  /** Minutes between the beginnings of drops that are one incident. */
  private static final long TOGETHER = 30;

  /** Returns whether two drops began at about the same time, and so are one incident. */
  public static boolean areTogether(SignalDrop one, SignalDrop other) {
    ChangeEstimate first = one.change();
    ChangeEstimate second = other.change();
    boolean overlap = first.earliest() <= second.latest() && second.earliest() <= first.latest();
    return overlap || Math.abs(first.likeliest() - second.likeliest()) <= TOGETHER;
  }

  /** State of an incident. */
  public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    /** Accepted as intended by a person; the changed level becomes the new baseline. */
    KNOWN,
    FALSE_ALARM,
    ENDED;

    /** Returns whether the incident is unresolved, so that its figures are updated. */
    public boolean isLive() {
      return this == OPEN || this == ACKNOWLEDGED;
    }
  }

  /**
   * Change that may be the cause of the incident.
   *
   * @param weight from 0 to 1, in relation to the other suspects of the drop that it explains best
   */
  public record Suspect(QualityChange change, double weight) {}

  /** Returns the drop with the strongest evidence. */
  public SignalDrop main() {
    return falls.stream()
        .max(
            Comparator.comparingDouble(fall -> Math.log(1 + fall.evidence()) + fall.excess() / 1e3))
        .orElseThrow();
  }

  /** Returns a copy in another state. */
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
        person.or(() -> decidedBy),
        touchedSubjects);
  }

  /** Returns a copy with one more drop. */
  QualityIncident and(SignalDrop fall) {
    List<SignalDrop> more = new ArrayList<>(falls);
    more.add(fall);
    return with(more, suspects, changedAt);
  }

  /** Returns the touched routes, agents and teams, those with the most bad answers first. */
  public List<SubjectExcess> touched() {
    return touchedSubjects == null ? List.of() : touchedSubjects;
  }

  /** Returns a copy with other touched subjects. */
  QualityIncident touching(List<SubjectExcess> subjects) {
    return new QualityIncident(
        number,
        state,
        openedAt,
        changedAt,
        falls,
        suspects,
        promised,
        endedAt,
        decidedBy,
        List.copyOf(subjects));
  }

  /** Returns a copy with other drops and suspects. */
  QualityIncident with(List<SignalDrop> newFalls, List<Suspect> newSuspects, long now) {
    return new QualityIncident(
        number,
        state,
        openedAt,
        now,
        newFalls,
        newSuspects,
        promised,
        endedAt,
        decidedBy,
        touchedSubjects);
  }

  QualityIncident numbered(long newNumber) {
    return new QualityIncident(
        newNumber,
        state,
        openedAt,
        changedAt,
        falls,
        suspects,
        promised,
        endedAt,
        decidedBy,
        touchedSubjects);
  }

  QualityIncident decided(Optional<String> person) {
    return new QualityIncident(
        number,
        state,
        openedAt,
        changedAt,
        falls,
        suspects,
        promised,
        endedAt,
        person,
        touchedSubjects);
  }

  QualityIncident anonymous() {
    return decided(Optional.empty());
  }
}
