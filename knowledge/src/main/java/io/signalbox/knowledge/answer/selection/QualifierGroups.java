package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.IdentifierWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Dictionary of words that tell two alike things apart, such as staging and production, in groups
 * of alternatives.
 */
final class QualifierGroups {
  /** Group and alternative, by word. */
  private final Map<String, List<QualifierPlace>> places = new HashMap<>();

  private final int longest;

  QualifierGroups() {
    int group = 0;
    for (String line : WordLists.lines(QualifierGroups.class, "qualifiers.txt")) {
      String[] names = line.split(" ", -1);
      for (int i = 0; i < names.length; i++) {
        for (String word : names[i].split("\\|", -1)) {
          places
              .computeIfAbsent(word, absent -> new ArrayList<>())
              .add(new QualifierPlace(group, i));
        }
      }
      group++;
    }
    longest = places.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Position of a qualifier: its group, and the alternative that it and its synonyms name. */
  record QualifierPlace(int group, int name) {}

  Set<QualifierPlace> in(String text) {
    Set<QualifierPlace> found = new HashSet<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      int next = at + Character.charCount(character);
      if (character != '-' && !IdentifierWords.isLetterOrNumber(character)) {
        add(text, start, at, found);
        start = next;
      }
      at = next;
    }
    add(text, start, text.length(), found);
    return found;
  }

  private void add(String text, int start, int end, Set<QualifierPlace> found) {
    if (start < end && end - start <= longest) {
      String word = text.substring(start, end).toLowerCase(Locale.ROOT);
      found.addAll(places.getOrDefault(word, List.of()));
    }
  }

  /** Returns how many of the question's qualifiers are among these. */
  static int agreeing(Set<QualifierPlace> asked, Set<QualifierPlace> held) {
    return (int) asked.stream().filter(held::contains).count();
  }

  /**
   * Returns how many of the question's qualifiers are contradicted by another alternative of the
   * same group.
   */
  static int clashing(Set<QualifierPlace> asked, Set<QualifierPlace> held) {
    return (int)
        asked.stream()
            .filter(place -> !held.contains(place))
            .filter(place -> held.stream().anyMatch(other -> other.group() == place.group()))
            .count();
  }
}
