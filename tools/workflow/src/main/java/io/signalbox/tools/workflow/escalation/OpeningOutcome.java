package io.signalbox.tools.workflow.escalation;

/** Result of opening an escalation. */
public sealed interface OpeningOutcome {

  Escalation escalation();

  /** A new escalation, whose paging begins. */
  record Opened(Escalation escalation) implements OpeningOutcome {}

  /** One about the same service was open; the report is part of it now. */
  record Joined(Escalation escalation) implements OpeningOutcome {}

  /** This very request was done before. */
  record Repeated(Escalation escalation) implements OpeningOutcome {}
}
