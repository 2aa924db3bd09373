package io.signalbox.tools.triage;

/** What came of what somebody did. */
public sealed interface TriageOutcome {

  /** It is done. */
  record Done(TriageRequest request) implements TriageOutcome {}

  /**
   * It is not, and why.
   *
   * @param sentence for whoever did it
   */
  record Refused(String sentence) implements TriageOutcome {}
}
