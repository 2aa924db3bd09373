package io.signalbox.knowledge.document;

/** Kind of a document, shown with answers and used by the selection of an answer. */
public enum DocumentKind {
  RUNBOOK,
  TICKET,
  /** Decision record, whose title is the question decided. */
  DECISION
}
