package io.signalbox.tools.workflow.officehours.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Plausibility check of whether a text is a meaningful question to an expert. It lets doubtful ones
 * through: an expert loses less by a poor question than an asker by a good one that is turned away.
 * Pure.
 */
public final class QuestionPlausibility {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");

  /** Least number of different words, more than in "Hello", "test test" or "GPU?". */
  private static final int FEWEST_WORDS = 3;

  private final Predicate<String> common;

  /**
   * @param common whether a word in lower case is one that people use
   */
  public QuestionPlausibility(Predicate<String> common) {
    this.common = common;
  }

  /**
   * Returns whether the text has at least three different words with a known one, or is in a
   * non-Latin script.
   */
  public boolean says(String text) {
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
            .filter(word -> word.codePoints().anyMatch(Character::isLetter))
            .distinct()
            .toList();
    boolean otherScript = words.stream().anyMatch(word -> !LATIN.matcher(word).find());
    return otherScript || (words.size() >= FEWEST_WORDS && words.stream().anyMatch(common));
  }
}
