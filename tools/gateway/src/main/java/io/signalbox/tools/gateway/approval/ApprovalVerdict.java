package io.signalbox.tools.gateway.approval;

/** Result of an attempt to decide. */
public sealed interface ApprovalVerdict {

  /** Decided by this person now. */
  record Decided(Approval approval) implements ApprovalVerdict {}

  /** Decided or expired earlier. */
  record Over(Approval approval) implements ApprovalVerdict {}

  /** Another person's word counts. */
  record NotTheirs(Approval approval) implements ApprovalVerdict {}

  /** There is no such approval. */
  record Unknown() implements ApprovalVerdict {}
}
