package io.signalbox.tools.foresight.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Local alignment of the words of two texts (Smith and Waterman), used to tell an edited copy from
 * stock phrases where both texts are known.
 *
 * <p>A word that both have counts two; a word that was changed, left out or put in counts minus
 * one; a copy scores at least as much as the fragment has words. A copy with 30 % of its words
 * edited scores some 1.3 times as much, two texts that one author wrote on one pattern some 0.6.
 */
public final class WordAlignment {
  private static final int MATCH = 2;

  /** Most pairs of words that are compared, a quarter of a second of processor time. */
  private static final long LARGEST = 100_000_000;

  private WordAlignment() {}

  /**
   * Returns whether a passage of the holder reads like the whole fragment, but for edits. True for
   * two texts too long to compare, whose fingerprints have to be evidence enough.
   */
  public static boolean isCopy(String fragment, String holder) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] own = numbered(fragment, numbers);
    int[] theirs = numbered(holder, numbers);
    return (long) own.length * theirs.length > LARGEST || best(own, theirs) >= own.length;
  }

  /** Returns the score of the best alignment of the fragment with a passage of the holder. */
  private static int best(int[] fragment, int[] holder) {
    int best = 0;
    int[] row = new int[holder.length + 1];
    for (int word : fragment) {
      int diagonal = 0;
      for (int i = 1; i <= holder.length; i++) {
        int matched = diagonal + (holder[i - 1] == word ? MATCH : -1);
        diagonal = row[i];
        row[i] = Math.max(Math.max(matched, 0), Math.max(row[i], row[i - 1]) - 1);
        best = Math.max(best, row[i]);
      }
    }
    return best;
  }

  private static int[] numbered(String text, Map<String, Integer> numbers) {
    return PromptWords.runs(text).stream()
        .flatMap(List::stream)
        .mapToInt(word -> numbers.computeIfAbsent(word, any -> numbers.size()))
        .toArray();
  }
}
