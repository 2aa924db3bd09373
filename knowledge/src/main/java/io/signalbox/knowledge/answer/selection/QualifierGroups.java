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

/** Words that tell two alike things apart, such as staging and production. */
final class QualifierGroups {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");

  /** Group and place in it, by word. */
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

  /** A qualifier: words at the same place of a group mean one thing. */
  record QualifierPlace(int group, int name) {}

  Set<QualifierPlace> in(String text) {
    Set<QualifierPlace> found = new HashSet<>();
    for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT), -1)) {
      found.addAll(places.getOrDefault(word, List.of()));
    }
    return found;
  }

  /** Number of the question's qualifiers that these have. */
  static int agreeing(Set<QualifierPlace> asked, Set<QualifierPlace> held) {
    return (int) asked.stream().filter(held::contains).count();
  }

  /** Number of the question's qualifiers in whose place another of the group stands. */
  static int clashing(Set<QualifierPlace> asked, Set<QualifierPlace> held) {
    return (int)
        asked.stream()
            .filter(place -> !held.contains(place))
            .filter(place -> held.stream().anyMatch(other -> other.group() == place.group()))
            .count();
  }
}
