package io.signalbox.knowledge.answer.selection;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Kind of thing that a question asks for and a unit may hold. */
enum AnswerKind {
  DURATION,
  NUMBER,
  DATE,
  PERSON,
  CHANNEL,
  PLACE,
  COMMAND,
  PERMISSION,
  CAUSE,
  DEFINITION,
  STEPS,
  LISTING,
  TROUBLE;

  /** Patterns of both word lists, compiled once for all questions. */
  static final class Patterns {
    private final Map<String, Pattern> asked = WordLists.patterns("asked-kinds.txt");
    private final Map<String, Pattern> held = WordLists.patterns("held-kinds.txt");

    Set<AnswerKind> askedBy(String question) {
      return matching(asked, question.toLowerCase(Locale.ROOT), EnumSet.allOf(AnswerKind.class));
    }

    Set<AnswerKind> heldBy(String unit) {
      return heldBy(unit, EnumSet.allOf(AnswerKind.class));
    }

    /** Those of the given kinds that the unit holds. */
    Set<AnswerKind> heldBy(String unit, Set<AnswerKind> kinds) {
      return matching(held, unit, kinds);
    }

    private static Set<AnswerKind> matching(
        Map<String, Pattern> patterns, String text, Set<AnswerKind> wanted) {
      Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);
      for (AnswerKind kind : wanted) {
        Pattern pattern = patterns.get(kind.name().toLowerCase(Locale.ROOT));
        if (pattern != null && pattern.matcher(text).find()) {
          kinds.add(kind);
        }
      }
      return kinds;
    }
  }
}
