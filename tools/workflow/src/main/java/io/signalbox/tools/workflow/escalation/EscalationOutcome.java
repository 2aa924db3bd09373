package io.signalbox.tools.workflow.escalation;

/** Result of a person's act on an escalation, such as acknowledging it. */
public sealed interface EscalationOutcome {

  /** Success: the act was applied. */
  record ActDone(Escalation escalation) implements EscalationOutcome {}

  /**
   * Nothing changed: the escalation was in that state already.
   *
   * @param sentence for the person
   */
  record Already(Escalation escalation, String sentence) implements EscalationOutcome {}

  /** Refusal, because somebody else has acknowledged the escalation. */
  record InOtherHands(Escalation escalation) implements EscalationOutcome {}

  /**
   * Refusal of an act that the person may not do, or that the escalation's state does not allow.
   *
   * @param sentence for the person: why, and what is possible
   */
  record ActRefused(String sentence) implements EscalationOutcome {}
}
