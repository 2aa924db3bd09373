package io.signalbox.knowledge.unit;

import io.signalbox.knowledge.text.WordLists;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bit set of properties recognised from a unit's words when its document is indexed, as features
 * for selecting an answer.
 *
 * @param bits one for each kind of thing that it holds, in the order of {@link AnswerKind}, then
 *     one each for: points elsewhere, says nothing, leans on others, is mostly a link
 */
public record UnitProperties(int bits) {
  private static final List<AnswerKind> KINDS_IN_ORDER = List.of(AnswerKind.values());
  private static final int KINDS = KINDS_IN_ORDER.size();

  /** Longest text examined, in characters; more would take the patterns too long. */
  private static final int LONGEST_READ = 2_000;

  private static final Map<String, Pattern> HELD =
      WordLists.patterns(UnitProperties.class, "held-kinds.txt");
  private static final Map<String, Pattern> POINTERS =
      WordLists.patterns(UnitProperties.class, "pointers.txt");
  private static final List<String> POINTER_NAMES = List.of("elsewhere", "empty", "leaning");

  static UnitProperties of(String whole) {
    String text = whole.substring(0, Math.min(whole.length(), LONGEST_READ));
    int bits = 0;
    for (int i = 0; i < KINDS; i++) {
      bits |= isFound(HELD, name(KINDS_IN_ORDER.get(i)), text) ? 1 << i : 0;
    }
    for (int i = 0; i < POINTER_NAMES.size(); i++) {
      bits |= isFound(POINTERS, POINTER_NAMES.get(i), text) ? 1 << (KINDS + i) : 0;
    }
    bits |= LinkShare.isMostlyLink(text) ? 1 << (KINDS + POINTER_NAMES.size()) : 0;
    return new UnitProperties(bits);
  }

  /** Returns those of the wanted kinds of thing that a text contains. */
  public static Set<AnswerKind> heldBy(String text, Set<AnswerKind> wanted) {
    Set<AnswerKind> held = EnumSet.noneOf(AnswerKind.class);
    for (AnswerKind kind : wanted) {
      if (isFound(HELD, name(kind), text)) {
        held.add(kind);
      }
    }
    return held;
  }

  /** Returns whether the unit contains this kind of thing. */
  public boolean holds(AnswerKind kind) {
    return isSet(KINDS_IN_ORDER.indexOf(kind));
  }

  public boolean pointsElsewhere() {
    return isSet(KINDS);
  }

  public boolean saysNothing() {
    return isSet(KINDS + 1);
  }

  public boolean leansOnOthers() {
    return isSet(KINDS + 2);
  }

  public boolean isMostlyLink() {
    return isSet(KINDS + 3);
  }

  private boolean isSet(int bit) {
    return (bits & (1 << bit)) != 0;
  }

  private static String name(AnswerKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isFound(Map<String, Pattern> patterns, String name, String text) {
    Pattern pattern = patterns.get(name);
    return pattern != null && pattern.matcher(text).find();
  }
}
