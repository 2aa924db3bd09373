package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import io.signalbox.knowledge.masking.scan.WordTrie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Dictionary of the names whose values are secrets, from {@code secret-names.txt}, with a search
 * for them in text. A name is found by where it ends: the last word of it forwards, then the whole
 * of it backwards.
 */
final class SecretNames {
  /** Strength of a name as evidence that its value is a secret. */
  enum Strength {
    STRONG,
    TYPED,
    WEAK,
    VENDOR,
    /** Values are base64 of a user name and a password. */
    ENCODED,
    /** No evidence. */
    NONE
  }

  /** Kind and strength that the dictionary gives for a name. */
  record Meaning(SecretKind kind, Strength strength, boolean startsWord) {}

  /** Occurrence of a dictionary name in a text. */
  record Named(int start, int end, Meaning meaning) {}

  /**
   * Length from which a name may end a longer word: a shorter one ends ordinary words, as {@code
   * pass} ends compass.
   */
  private static final int LONGER_THAN_ENDINGS = 5;

  private static final int LONGEST_VENDOR = 40;
  private static final WordTrie<Boolean> VENDORS = new WordTrie<>(true);
  private static final WordTrie<Integer> LAST_WORDS = new WordTrie<>(true);
  private static final WordTrie<Meaning> BACKWARDS = new WordTrie<>(true);

  static {
    for (String line : TokenFormatParser.lines("key-vendors.txt")) {
      for (String vendor : line.split(" ", -1)) {
        VENDORS.add(vendor, true);
      }
    }
    Set<String> lastWords = new HashSet<>();
    for (String line : TokenFormatParser.lines("secret-names.txt")) {
      String[] columns = line.split("\\|", -1);
      SecretKind kind =
          SecretKind.valueOf(columns[0].strip().toUpperCase(Locale.ROOT).replace('-', '_'));
      Strength strength = Strength.valueOf(columns[1].strip().toUpperCase(Locale.ROOT));
      for (String each : columns[2].split(",", -1)) {
        String name = each.strip();
        boolean startsWord = name.length() < LONGER_THAN_ENDINGS && !name.equals("pwd");
        spellings(name)
            .forEach(
                spelling ->
                    BACKWARDS.add(
                        new StringBuilder(spelling).reverse().toString(),
                        new Meaning(kind, strength, startsWord)));
        String last = name.substring(name.lastIndexOf('_') + 1);
        if (lastWords.add(last)) {
          LAST_WORDS.add(last, last.length());
        }
      }
    }
  }

  private SecretNames() {}

  /** Returns a name's spellings with and without each of its separators. */
  private static List<String> spellings(String name) {
    int separator = name.indexOf('_');
    if (separator < 0) {
      return List.of(name);
    }
    List<String> spellings = new ArrayList<>();
    for (String rest : spellings(name.substring(separator + 1))) {
      spellings.add(name.substring(0, separator) + "_" + rest);
      spellings.add(name.substring(0, separator) + rest);
    }
    return spellings;
  }

  /** Returns the first index after this one at which a name may end; -1 when there is none. */
  static int nextEnd(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (LAST_WORDS.step(0, text.charAt(i)) > 0) {
        int end = endOfWordAt(text, i);
        if (end > 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static int endOfWordAt(String text, int at) {
    int node = 0;
    for (int i = at; i < text.length(); i++) {
      node = LAST_WORDS.step(node, text.charAt(i));
      if (node == 0) {
        return -1;
      }
      boolean whole = !LAST_WORDS.at(node).isEmpty();
      if (whole && (i + 1 == text.length() || !goesOn(text.charAt(i + 1)))) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean goesOn(char c) {
    return c == '_' || c == '-' || (c < 128 ? CharacterSet.ALNUM.has(c) : Character.isLetter(c));
  }

  /** Returns the longest dictionary name that ends at an index. */
  static Optional<Named> endingAt(String text, int end) {
    Optional<Named> longest = Optional.empty();
    int node = 0;
    for (int i = end - 1; i >= 0; i--) {
      char c = text.charAt(i);
      node = BACKWARDS.step(node, c == ' ' || c == '-' ? '_' : c);
      if (node == 0) {
        break;
      }
      List<Meaning> meanings = BACKWARDS.at(node);
      if (!meanings.isEmpty() && (!meanings.getFirst().startsWord() || startsWord(text, i))) {
        longest = Optional.of(new Named(i, end, meanings.getFirst()));
      }
    }
    return longest;
  }

  /**
   * Returns whether the identifier that the name ends contains a vendor's name: {@code
   * datadog_key}.
   */
  static boolean isVendors(String text, Named name) {
    int start = name.start();
    int least = Math.max(0, start - LONGEST_VENDOR);
    while (start > least && isOfName(text.charAt(start - 1))) {
      start--;
    }
    for (int i = start; i < name.start(); i++) {
      int node = 0;
      for (int j = i; j < name.start(); j++) {
        node = VENDORS.step(node, text.charAt(j));
        if (node == 0) {
          break;
        }
        if (!VENDORS.at(node).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOfName(char c) {
    return c == ' ' || c == '.' || CharacterSet.URL.has(c);
  }

  /** Returns whether a word begins at an index: {@code pass}, {@code db_pass}, {@code dbPass}. */
  private static boolean startsWord(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean letter = before < 128 ? CharacterSet.ALNUM.has(before) : Character.isLetter(before);
    return !letter
        || Character.isDigit(before)
        || (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(before));
  }
}
