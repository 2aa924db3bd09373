package io.signalbox.tools.foresight.evaluation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Search for a regular expression in an answer within a number of steps, about a second of them, so
 * that every machine decides alike.
 */
final class BoundedSearch {
  private static final int MOST_STEPS = 50_000_000;

  private BoundedSearch() {}

  /**
   * Returns whether a part of the text matches; empty where the search takes more steps than it
   * may, or nests deeper than the stack is.
   */
  static Optional<Boolean> finds(Pattern pattern, String text) {
    try {
      return Optional.of(pattern.matcher(new CountedText(text)).find());
    } catch (TooManyStepsException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** Exception that a search reads characters more often than it may. */
  private static final class TooManyStepsException extends RuntimeException {
    private static final long serialVersionUID = 1;
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
        throw new TooManyStepsException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
