package io.signalbox.tools.approval;

/** Result of an attempt to decide. */
public sealed interface Verdict {

  /** Decided by this person now. */
  record Decided(Approval approval) implements Verdict {}

  /** Decided or expired earlier. */
  record Over(Approval approval) implements Verdict {}

  /** Another person's word counts. */
  record NotTheirs(Approval approval) implements Verdict {}

  /** There is no such approval. */
  record Unknown() implements Verdict {}
}
