package io.signalbox.tools.escalation;

/** What came of a person's act on an escalation. */
public sealed interface ActOutcome {

  /** It is so. */
  record Done(Escalation escalation) implements ActOutcome {}

  /**
   * It was so already.
   *
   * @param sentence for the person
   */
  record Already(Escalation escalation, String sentence) implements ActOutcome {}

  /**
   * It is not done.
   *
   * @param sentence for the person: why, and what is possible
   */
  record Refused(String sentence) implements ActOutcome {}
}
