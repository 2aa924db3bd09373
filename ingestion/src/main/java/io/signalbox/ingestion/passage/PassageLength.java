package io.signalbox.ingestion.passage;

/** Target and maximum length of passages, in characters. */
final class PassageLength {
  /**
   * Target length of a passage, in characters of Markdown: about 200 tokens, so that bge-small (at
   * most 512) never truncates ordinary prose, and short enough to be quoted whole in an answer.
   */
  static final int TARGET = 900;

  /** Largest length of a passage, in characters, before something is cut. */
  static final int MOST = 1_400;

  private PassageLength() {}
}
