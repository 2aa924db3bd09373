package io.signalbox.tools.workflow.escalation;

/** Result of opening an escalation. */
public sealed interface OpeningOutcome {

  Escalation escalation();

  /** Success: a new escalation was opened, and paging begins. */
  record Opened(Escalation escalation) implements OpeningOutcome {}

  /** Success: the report was added to an open escalation of the same service. */
  record Joined(Escalation escalation) implements OpeningOutcome {}

  /** Success without effect: the request was processed before. */
  record Repeated(Escalation escalation) implements OpeningOutcome {}
}
