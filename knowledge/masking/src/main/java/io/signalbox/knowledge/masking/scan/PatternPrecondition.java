package io.signalbox.knowledge.masking.scan;

import java.util.List;

/**
 * Cheap text search that rules out texts in which a regular expression cannot match. Looking for a
 * few letters costs a hundredth of what trying a pattern at each of its characters costs, and most
 * texts hold none of them. May say yes to a text in which the pattern finds nothing, never no to
 * one in which it would.
 */
public sealed interface PatternPrecondition {
  /** Bit in which small and capital ASCII letters differ. */
  int LOWER = 0x20;

  /** Returns whether the text has one of the clues, so that the pattern has to be tried. */
  boolean areIn(String text);

  /** Returns the precondition that one of these strings is in the text, in the same case. */
  static PatternPrecondition of(String... clues) {
    return new Exact(List.of(clues));
  }

  /**
   * Returns the precondition that one of these words is in the text in any case; they are given in
   * lower case, ASCII only.
   */
  static Words ofWords(String... words) {
    int letters = 0;
    for (String word : words) {
      letters |= 1 << (word.charAt(0) - 'a');
    }
    return new Words(List.of(words), letters);
  }

  /** Returns whether the lower-case word stands at the index, in any case. */
  static boolean isAt(String text, int at, String word) {
    if (at + word.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text.charAt(at + i) | LOWER) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Precondition that one of several strings is in the text, in the same case. */
  record Exact(List<String> clues) implements PatternPrecondition {
    @Override
    public boolean areIn(String text) {
      for (int i = 0; i < clues.size(); i++) {
        if (text.contains(clues.get(i))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Precondition that one of several words is in the text, in any case.
   *
   * @param letters that one of them begins with: the lowest bit is a
   */
  record Words(List<String> words, int letters) implements PatternPrecondition {
    @Override
    public boolean areIn(String text) {
      return next(text, 0) >= 0;
    }

    /** Returns the index of the first of the words, from an index on; -1 when there is none. */
    public int next(String text, int from) {
      int last = text.length();
      for (int i = from; i < last; i++) {
        int letter = (text.charAt(i) | LOWER) - 'a';
        if (letter >= 0 && letter < 26 && (letters >>> letter & 1) == 1 && anyAt(text, i)) {
          return i;
        }
      }
      return -1;
    }

    private boolean anyAt(String text, int at) {
      for (int i = 0; i < words.size(); i++) {
        if (isAt(text, at, words.get(i))) {
          return true;
        }
      }
      return false;
    }
  }
}
