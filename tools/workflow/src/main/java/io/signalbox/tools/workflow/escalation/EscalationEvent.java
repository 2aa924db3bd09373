package io.signalbox.tools.workflow.escalation;

import java.time.Instant;
import java.util.Optional;

/**
 * Event in the timeline of an escalation, a row of the table {@code escalation_event}.
 *
 * @param position from 0, without a hole; the order in which things happened, also when the clock
 *     was put back
 * @param actor id of who did it; empty for the timer
 * @param subject id of whom it was done to
 * @param text what was said with it, possibly empty
 */
public record EscalationEvent(
    int position,
    Instant at,
    EscalationEventKind kind,
    Optional<String> actor,
    Optional<String> subject,
    String text) {

  /** Kinds of timeline events. */
  public enum EscalationEventKind {
    OPENED,
    JOINED,
    PAGED,
    NOBODY,
    /**
     * Event: the directory was unavailable and could not tell whether the person has an account.
     */
    UNKNOWN,
    /** Event: a page to the person was refused by Slack for good. */
    UNREACHED,
    FALLBACK,
    ACKNOWLEDGED,
    DECLINED,
    HANDED_OVER,
    UPDATED,
    REMINDED,
    ROUTED,
    /** Event about the escalation's own Slack channel, or a person's invitation to it. */
    CHANNEL,
    RESOLVED
  }
}
