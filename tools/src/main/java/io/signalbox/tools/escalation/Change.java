package io.signalbox.tools.escalation;

import io.signalbox.tools.escalation.Escalation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about an escalation.
 *
 * @param after with the revision it is to have
 */
record Change(Escalation after, List<Note> notes, List<Page> pages) {
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  Change {
    notes = List.copyOf(notes);
    pages = List.copyOf(pages);
  }

  /** Another state and timer, one revision on. */
  static Escalation moved(
      Escalation e, State state, int step, Optional<String> holder, Instant now, Instant due) {
    return new Escalation(
        e.number(),
        e.subject(),
        e.policy(),
        e.reporter(),
        e.channel(),
        state,
        step,
        holder,
        e.openedAt(),
        now,
        state == State.RESOLVED ? Optional.empty() : Optional.of(due),
        e.revision() + 1);
  }

  /**
   * Nothing but its revision and the time of its last change; where the clock was put back since,
   * also its timer, which then has as long to run as it had at the last change.
   */
  static Escalation touched(Escalation e, Instant now) {
    Instant due = e.dueAt().orElse(now);
    if (clockWasPutBack(e, now)) {
      due = now.plus(Duration.between(e.changedAt(), due));
    }
    return moved(e, e.state(), e.step(), e.acknowledgedBy(), now, due);
  }

  static boolean clockWasPutBack(Escalation e, Instant now) {
    return e.changedAt().isAfter(future(now));
  }

  /** What changed after this was changed before the clock was put back. */
  static Instant future(Instant now) {
    return now.plus(CLOCKS_APART);
  }

  static Escalation about(Escalation e, Escalation.Subject subject) {
    return new Escalation(
        e.number(),
        subject,
        e.policy(),
        e.reporter(),
        e.channel(),
        e.state(),
        e.step(),
        e.acknowledgedBy(),
        e.openedAt(),
        e.changedAt(),
        e.dueAt(),
        e.revision());
  }
}
