package io.signalbox.knowledge.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Extracts the stemmed content words of a text, so that "restarting pods" and "restart the pod"
 * agree. The stemmer takes off plural, -ing and -ed only: it must never make two different words
 * one, because citations are checked with it.
 */
public final class ContentWords {
  private static final Set<String> STOP_WORDS =
      Set.of(
          ("a about an and any are as at be been but by can could did do does for from get gets got"
                  + " had has have how i if in into is it its just me my of on or our please should so"
                  + " some such that the their them then there these they this to us was we were what"
                  + " when where which who why will with would you your")
              .split(" "));

  private ContentWords() {}

  /**
   * Returns the stems of the content words in order, each once, with identifiers split into words.
   */
  public static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    collect(text, ContentWords::isContent, words);
    return words;
  }

  /**
   * Returns the stems of the kept words in order, repeated ones too, with identifiers split into
   * words.
   *
   * @param kept is asked about each word in lower case
   */
  public static List<String> stems(String text, Predicate<String> kept) {
    List<String> words = new ArrayList<>();
    collect(text, kept, words);
    return words;
  }

  private static void collect(String text, Predicate<String> kept, Collection<String> words) {
    String plain = IdentifierWords.spellOut(text).toLowerCase(Locale.ROOT);
    int start = 0;
    int at = 0;
    while (at < plain.length()) {
      int character = plain.codePointAt(at);
      int next = at + Character.charCount(character);
      if (!IdentifierWords.isLetterOrNumber(character)) {
        add(plain, start, at, kept, words);
        start = next;
      }
      at = next;
    }
    add(plain, start, plain.length(), kept, words);
  }

  private static void add(
      String plain, int start, int end, Predicate<String> kept, Collection<String> words) {
    if (start < end) {
      String word = plain.substring(start, end);
      if (kept.test(word)) {
        words.add(stem(word));
      }
    }
  }

  /**
   * Returns whether a lower-case word is a content word, which stop words and single letters are
   * not.
   */
  public static boolean isContent(String word) {
    return !STOP_WORDS.contains(word) && (word.length() > 1 || Character.isDigit(word.charAt(0)));
  }

  /**
   * Returns the share of the wanted words that are among the others, 0 to 1; 1 when none are
   * wanted.
   */
  public static double coverage(Set<String> wanted, Set<String> having) {
    return wanted.isEmpty()
        ? 1
        : (double) wanted.stream().filter(having::contains).count() / wanted.size();
  }

  static String stem(String word) {
    int length = word.length();
    if (length > 5 && word.endsWith("ing")) {
      return undoubled(word.substring(0, length - 3));
    }
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (length > 4 && word.endsWith("ed")) {
      return undoubled(word.substring(0, length - 2));
    }
    if (length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return undoubled(word.substring(0, length - 1));
    }
    return undoubled(word);
  }

  /**
   * Normalises a stem: shortens "stopp" of "stopped" and drops the final e of "restore", so that
   * all forms of a word meet.
   */
  private static String undoubled(String stem) {
    int length = stem.length();
    if (length > 3
        && stem.charAt(length - 1) == stem.charAt(length - 2)
        && !stem.endsWith("ss")
        && !stem.endsWith("ll")) {
      return stem.substring(0, length - 1);
    }
    return length > 4 && stem.endsWith("e") ? stem.substring(0, length - 1) : stem;
  }
}
