package io.signalbox.bot.bench.composer;

/**
 * Remaining length of an answer, in characters, as its quotes use it up. Text and code count apart:
 * code is of no use when cut.
 */
final class LengthBudget {
  private int text;
  private int code;

  /**
   * @param text most characters of text
   * @param code most characters of code blocks
   */
  LengthBudget(int text, int code) {
    this.text = text;
    this.code = code;
  }

  /** Reserves room for text; returns false when there is not enough. */
  boolean takeText(int characters) {
    if (characters > text) {
      return false;
    }
    text -= characters;
    return true;
  }

  /** Reserves room for a code block; returns false when there is not enough. */
  boolean takeCode(int characters) {
    if (characters > code) {
      return false;
    }
    code -= characters;
    return true;
  }

  /** Returns a budget of at most this size, which is taken from this one. */
  LengthBudget part(int mostText, int mostCode) {
    LengthBudget part = new LengthBudget(Math.min(mostText, text), Math.min(mostCode, code));
    text -= part.text;
    code -= part.code;
    return part;
  }

  /** Returns a budget of the same size, for a trial. */
  LengthBudget copy() {
    return new LengthBudget(text, code);
  }

  /** Returns the unused rest of a part to this budget. */
  void giveBack(LengthBudget part) {
    text += part.text;
    code += part.code;
    part.text = 0;
    part.code = 0;
  }
}
