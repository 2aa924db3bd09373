package io.signalbox.tools.workflow.escalation;

/** Result of opening an escalation. */
public sealed interface OpeningOutcome {

  Escalation escalation();

  /** A new escalation was opened, and paging begins. */
  record Opened(Escalation escalation) implements OpeningOutcome {}

  /** An escalation of the same service was open, and the report was added to it. */
  record Joined(Escalation escalation) implements OpeningOutcome {}

  /** The request was processed before, and nothing changed. */
  record Repeated(Escalation escalation) implements OpeningOutcome {}
}
