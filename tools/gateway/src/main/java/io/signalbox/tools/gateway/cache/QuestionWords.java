package io.signalbox.tools.gateway.cache;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.IdentifierWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Extracts the words on which the answer to a question depends, in order: all but those of
 * politeness, by their stems. Vectors of two questions that differ in a number, a "not" or the
 * order of two names are nearly the same, though their answers are not.
 */
final class QuestionWords {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Set<String> fillers =
      Set.copyOf(WordLists.lines(QuestionWords.class, "fillers.txt"));

  List<String> of(String question) {
    List<String> words = new ArrayList<>();
    for (String word :
        NO_WORD.split(IdentifierWords.spellOut(question).toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty() && !fillers.contains(word)) {
        words.add(ContentWords.stem(word));
      }
    }
    return words;
  }
}
