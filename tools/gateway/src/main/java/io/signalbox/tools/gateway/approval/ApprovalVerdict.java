package io.signalbox.tools.gateway.approval;

/** Result of an attempt to decide on an approval. */
public sealed interface ApprovalVerdict {

  /** The decision of this person was recorded. */
  record Decided(Approval approval) implements ApprovalVerdict {}

  /** The approval was decided or had expired before. */
  record Over(Approval approval) implements ApprovalVerdict {}

  /** The decision is for another person to make. */
  record NotTheirs(Approval approval) implements ApprovalVerdict {}

  /** No approval has this id. */
  record Unknown() implements ApprovalVerdict {}
}
