package io.signalbox.bot.bench.quality;

/** Verdict on a reply, from its words and the pages it cites. */
public enum AnswerVerdict {
  /** Shows the words that prove the answer; of a two-page question both. */
  RIGHT("right and sufficient"),
  /** Cites a right page without the words, or has one of two parts. */
  NOT_SUFFICIENT("not sufficient"),
  /** Cites other pages only, or gives another quantity than the right one. */
  WRONG("wrong"),
  /** Says that it does not know what a page answers. */
  FALSE_UNKNOWN("false \"I don't know\""),
  /** Says that it does not know what nothing answers. */
  HONEST_UNKNOWN("honest \"I don't know\""),
  /** Answers what nothing answers. */
  MADE_UP("answered anyway");

  private final String words;

  AnswerVerdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
