package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Change of an escalation as decided: its next state, with the events to record and the pages to
 * send in the same transaction.
 *
 * @param after with the revision it is to have
 */
record EscalationChange(Escalation after, List<UnsavedEvent> notes, List<SentPage> pages) {
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  EscalationChange {
    notes = List.copyOf(notes);
    pages = List.copyOf(pages);
  }

  /** Returns a copy with another state, step, holder and timer, and the next revision. */
  static Escalation moved(
      Escalation e,
      EscalationState state,
      int step,
      Optional<String> holder,
      Instant now,
      Instant due) {
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
        state == EscalationState.RESOLVED ? Optional.empty() : Optional.of(due),
        e.revision() + 1);
  }

  /**
   * Returns a copy with a new revision and time; after the clock was set back, its timer keeps the
   * remaining time of the last change.
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

  /**
   * Returns the time one minute after now; a change dated later shows that the clock was set back.
   */
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
