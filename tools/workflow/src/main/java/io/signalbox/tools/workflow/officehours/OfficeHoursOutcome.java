package io.signalbox.tools.workflow.officehours;

/** Result of an act on a request. */
public sealed interface OfficeHoursOutcome {

  /** Success: the act was applied. */
  record RequestDone(OfficeHoursRequest request) implements OfficeHoursOutcome {}

  /** Somebody else has the request. */
  record InOtherHands(OfficeHoursRequest request) implements OfficeHoursOutcome {}

  /**
   * The act was refused.
   *
   * @param sentence for whoever did it
   */
  record RequestRefused(String sentence) implements OfficeHoursOutcome {}
}
