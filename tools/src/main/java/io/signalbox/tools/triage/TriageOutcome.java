package io.signalbox.tools.triage;

/** Result of an act on a request. */
public sealed interface TriageOutcome {

  /** The act was applied. */
  record Done(TriageRequest request) implements TriageOutcome {}

  /**
   * The act was refused.
   *
   * @param sentence for whoever did it
   */
  record Refused(String sentence) implements TriageOutcome {}
}
