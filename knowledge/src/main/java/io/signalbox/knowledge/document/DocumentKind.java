package io.signalbox.knowledge.document;

/** What sort of document it is; an answer says so and retrieval may weigh it. */
public enum DocumentKind {
  RUNBOOK,
  TICKET,
  /** What was decided about a question, which is its title. */
  DECISION
}
