package io.signalbox.knowledge.text;

/** Rule for how many typing errors are tolerated in a word, by its length. */
public final class SpellingTolerance {
  private SpellingTolerance() {}

  /** Returns 0 below five letters, 1 below eight, and 2 for longer words. */
  public static int of(String typed) {
    return typed.length() < 5 ? 0 : typed.length() < 8 ? 1 : 2;
  }
}
