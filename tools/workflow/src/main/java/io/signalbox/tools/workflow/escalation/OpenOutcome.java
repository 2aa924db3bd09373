package io.signalbox.tools.workflow.escalation;

/** Result of opening an escalation. */
public sealed interface OpenOutcome {

  Escalation escalation();

  /** A new escalation, whose paging begins. */
  record Opened(Escalation escalation) implements OpenOutcome {}

  /** One about the same service was open; the report is part of it now. */
  record Joined(Escalation escalation) implements OpenOutcome {}

  /** This very request was done before. */
  record Repeated(Escalation escalation) implements OpenOutcome {}
}
