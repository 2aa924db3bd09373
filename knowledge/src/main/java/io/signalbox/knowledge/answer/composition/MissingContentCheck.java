package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.selection.AskedForms;
import io.signalbox.knowledge.answer.selection.AskedOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Check whether an answer lacks what the question plainly asks for: a length of time, an amount or
 * an operation. Such an answer is no more than the nearest there is. Safe for use from several
 * threads.
 */
public final class MissingContentCheck {
  private final AskedForms forms = new AskedForms();
  private final AskedOperations operations = new AskedOperations();

  /**
   * Returns whether the text shown at first, with the titles and headings above it, lacks what is
   * asked for.
   *
   * @param question one part of what was asked
   */
  public boolean isMissing(String question, Answer.CitedAnswer answer) {
    String shown = answer.shown();
    if (forms.isMissing(question, shown)) {
      return true;
    }
    List<AskedOperations.ShownWords> words = new ArrayList<>();
    for (AnswerPiece piece : answer.pieces()) {
      if (!piece.more()) {
        words.add(new AskedOperations.ShownWords(piece.markdown(), above(piece, answer)));
      }
    }
    return operations.isMissing(question, words);
  }

  private static String above(AnswerPiece piece, Answer.CitedAnswer answer) {
    return answer.citations().stream()
        .filter(citation -> piece.citations().contains(citation.number()))
        .map(each -> each.frontMatter().title() + ' ' + String.join(" ", each.headingPath()))
        .collect(Collectors.joining(" "));
  }
}
