package io.signalbox.tools.gateway.cache;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.List;
import java.util.Set;

/**
 * Extracts the words on which the answer to a question depends, in order: all but those of
 * politeness, by their stems. Vectors of two questions that differ in a number, a "not" or the
 * order of two names are nearly the same, though their answers are not.
 */
final class QuestionWords {
  private final Set<String> fillers =
      Set.copyOf(WordLists.lines(QuestionWords.class, "fillers.txt"));

  List<String> of(String question) {
    return ContentWords.stems(question, word -> !fillers.contains(word));
  }
}
