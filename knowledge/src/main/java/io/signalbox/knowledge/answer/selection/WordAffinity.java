package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Similarity of two stems, 0 to 1: equal, of one word family, misspelt, or synonyms. */
final class WordAffinity {
  private static final double FAMILY = 0.85;
  private static final double MISTYPED = 0.75;
  private static final double SYNONYM = 0.55;
  private static final int SHORTEST_FAMILY = 5;
  private static final int LONGEST_ENDING = 5;
  private static final int SHORTEST_MISTYPED = 5;
  private static final int SHORTEST_TWICE_MISTYPED = 9;

  private final Map<String, Set<String>> synonyms = new HashMap<>();

  WordAffinity() {
    for (String line : WordLists.lines(WordAffinity.class, "synonyms.txt")) {
      Set<String> group = ContentWords.of(line);
      for (String word : group) {
        synonyms.computeIfAbsent(word, absent -> new HashSet<>()).addAll(group);
      }
    }
  }

  /**
   * Returns the similarity of two stems: 1 for the same, less for a near one, 0 for another word.
   */
  double of(String asked, String held) {
    if (asked.equals(held)) {
      return 1;
    }
    if (isFamily(asked, held)) {
      return FAMILY;
    }
    if (isMistyped(asked, held)) {
      return MISTYPED;
    }
    return synonyms.getOrDefault(asked, Set.of()).contains(held) ? SYNONYM : 0;
  }

  private static boolean isFamily(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter < SHORTEST_FAMILY - 1 || !one.regionMatches(0, other, 0, SHORTEST_FAMILY - 1)) {
      return false;
    }
    if (hasDigit(one) || hasDigit(other)) {
      return false;
    }
    int same = 0;
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int rest = Math.max(one.length(), other.length()) - same;
    return (same == shorter && rest <= LONGEST_ENDING && same >= SHORTEST_FAMILY - 1)
        || (same >= SHORTEST_FAMILY + 1 && rest <= 4 && same * 3 >= shorter * 2);
  }

  private static boolean isMistyped(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter < SHORTEST_MISTYPED || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    if (one.charAt(0) != other.charAt(0) || hasDigit(one) || hasDigit(other)) {
      return false;
    }
    return distance(one, other) <= (shorter >= SHORTEST_TWICE_MISTYPED ? 2 : 1);
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the edit distance of two words, a swap of neighbours counting one; distances above two
   * are not told apart.
   */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > 2) {
        return least;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
