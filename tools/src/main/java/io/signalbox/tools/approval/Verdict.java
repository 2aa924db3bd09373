package io.signalbox.tools.approval;

/** What came of somebody's deciding. */
public sealed interface Verdict {

  /** It is decided, by them and now. */
  record Decided(Approval approval) implements Verdict {}

  /** It was decided before, or nobody decided in time. */
  record Over(Approval approval) implements Verdict {}

  /** Another person's word counts. */
  record NotTheirs(Approval approval) implements Verdict {}

  /** There is no such approval. */
  record Unknown() implements Verdict {}
}
