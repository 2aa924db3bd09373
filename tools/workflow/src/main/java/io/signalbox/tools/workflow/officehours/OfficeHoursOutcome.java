package io.signalbox.tools.workflow.officehours;

/** Result of an act on a request. */
public sealed interface OfficeHoursOutcome {

  /** Success: the act was applied. */
  record RequestDone(OfficeHoursRequest request) implements OfficeHoursOutcome {}

  /** Refusal, because somebody else has claimed the request. */
  record InOtherHands(OfficeHoursRequest request) implements OfficeHoursOutcome {}

  /**
   * Refusal of the act.
   *
   * @param sentence for whoever did it
   */
  record RequestRefused(String sentence) implements OfficeHoursOutcome {}
}
