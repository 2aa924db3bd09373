package io.signalbox.knowledge.document;

/** Kind of a document; answers name it and retrieval may weigh it. */
public enum DocumentKind {
  RUNBOOK,
  TICKET,
  /** Decision about a question, which is its title. */
  DECISION
}
