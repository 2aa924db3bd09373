package io.signalbox.tools.foresight.quality.check;

import java.util.regex.Pattern;

/**
 * Regular expression whose search in a text stops after a number of steps, so that one that
 * backtracks without end cannot hold up the reading of other calls.
 */
final class BoundedPattern {
  private static final int MOST_STEPS = 2_000_000;

  private final Pattern pattern;

  BoundedPattern(String expression) {
    this.pattern = Pattern.compile(expression);
  }

  /** Returns whether the expression is found; a search that takes too long finds nothing. */
  boolean isIn(String text) {
    try {
      return pattern.matcher(new CountedText(text)).find();
    } catch (StepsUsedUpException e) {
      return false;
    }
  }

  private static final class StepsUsedUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepsUsedUpException() {
      super("a regular expression took too long", null, false, false);
    }
  }

  /** Text that counts how often its characters are read. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new StepsUsedUpException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
