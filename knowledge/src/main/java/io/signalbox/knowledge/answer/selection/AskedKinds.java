package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import io.signalbox.knowledge.unit.AnswerKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classifies a question by the kinds of thing it asks for, such as a duration or a command, with
 * patterns from a resource file.
 */
final class AskedKinds {
  private final Map<String, Pattern> asked =
      WordLists.patterns(AskedKinds.class, "asked-kinds.txt");

  Set<AnswerKind> of(String question) {
    String text = question.toLowerCase(Locale.ROOT);
    Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);
    for (AnswerKind kind : AnswerKind.values()) {
      Pattern pattern = asked.get(kind.name().toLowerCase(Locale.ROOT));
      if (pattern != null && pattern.matcher(text).find()) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
