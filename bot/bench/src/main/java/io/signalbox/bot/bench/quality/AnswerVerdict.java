package io.signalbox.bot.bench.quality;

/** Verdict on a reply, from its words and the pages it cites. */
public enum AnswerVerdict {
  /**
   * Reply that shows the words that prove the answer; for a two-page question, those of both pages.
   */
  RIGHT("right and sufficient"),
  /** Reply that cites a right page without the proving words, or has one of two parts. */
  NOT_SUFFICIENT("not sufficient"),
  /** Reply that cites other pages only, or gives another quantity than the right one. */
  WRONG("wrong"),
  /** Reply "I don't know" to a question that a page answers. */
  FALSE_UNKNOWN("false \"I don't know\""),
  /** Reply "I don't know" to a question that nothing answers. */
  HONEST_UNKNOWN("honest \"I don't know\""),
  /** Answer to a question that nothing answers. */
  MADE_UP("answered anyway");

  private final String words;

  AnswerVerdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
