package io.signalbox.tools.escalation;

/** What came of escalating. */
public sealed interface OpenOutcome {

  Escalation escalation();

  /** It is new, and the paging begins. */
  record Opened(Escalation escalation) implements OpenOutcome {}

  /** One about the same service was open; the report is part of it now. */
  record Joined(Escalation escalation) implements OpenOutcome {}

  /** This very request was done before. */
  record Repeated(Escalation escalation) implements OpenOutcome {}
}
