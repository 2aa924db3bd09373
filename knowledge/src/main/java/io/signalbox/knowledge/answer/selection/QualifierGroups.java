package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dictionary of words that tell two alike things apart, such as staging and production, in groups
 * of alternatives.
 */
final class QualifierGroups {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");

  /** Group and alternative, by word. */
  private final Map<String, List<QualifierPlace>> places = new HashMap<>();

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
  }

  /** Position of a qualifier: its group, and the alternative that it and its synonyms name. */
  record QualifierPlace(int group, int name) {}

  Set<QualifierPlace> in(String text) {
    Set<QualifierPlace> found = new HashSet<>();
    for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT), -1)) {
      found.addAll(places.getOrDefault(word, List.of()));
    }
    return found;
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
