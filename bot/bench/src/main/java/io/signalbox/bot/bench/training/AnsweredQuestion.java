package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerVerdict;
import io.signalbox.bot.bench.quality.GivenAnswer;
import io.signalbox.bot.bench.quality.ScoredAnswer;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.composition.SelectionComposer;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.AnswerSigns;
import io.signalbox.knowledge.answer.selection.DescribedQuestion;
import io.signalbox.knowledge.answer.selection.SelectedWords;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;

/**
 * A question answered by a scorer that did not see it.
 *
 * @param signs of each part of the question
 * @param length characters shown
 * @param right whether the answer shows what proves it
 */
record AnsweredQuestion(
    TrainingQuestion question,
    String shown,
    List<String> documents,
    AnswerVerdict verdict,
    List<AnswerSigns> signs,
    int length,
    boolean right) {

  /** Returns whether the answer is from a right place, if not enough of it. */
  boolean sound() {
    return real() && (verdict == AnswerVerdict.RIGHT || verdict == AnswerVerdict.NOT_SUFFICIENT);
  }

  /** Returns whether it was asked as it is, with all pages there. */
  boolean real() {
    return question.shown() == TrainingQuestion.Shown.ALL;
  }

  static AnsweredQuestion of(
      TrainingQuestion question,
      FittedScorer scorer,
      AnswerSelector lists,
      SelectionComposer composer) {
    List<SelectedWords> selected = selected(question, scorer);
    Answer.CitedAnswer answer = composer.compose(selected, new Answer.Author.Composer(), false);
    List<String> pieces = answer.pieces().stream().map(AnswerPiece::markdown).toList();
    List<String> documents =
        answer.citations().stream().map(each -> each.document().value()).distinct().toList();
    GivenAnswer given = new GivenAnswer(pieces, false, documents, answer.confidence(), 0);
    AnswerVerdict verdict = ScoredAnswer.of(question.question(), given).verdict();
    return new AnsweredQuestion(
        question,
        String.join("\n\n", pieces),
        documents,
        verdict,
        selected.stream()
            .map(each -> lists.signs(each.question(), each.ranking(), each.scored()))
            .toList(),
        String.join("\n\n", pieces).length(),
        verdict == AnswerVerdict.RIGHT);
  }

  private static List<SelectedWords> selected(TrainingQuestion question, FittedScorer scorer) {
    if (question.parts().isEmpty()) {
      DescribedQuestion whole = new DescribedQuestion(question.candidates(), question.features());
      return List.of(words(question.question().text(), question.ranking(), whole, scorer));
    }
    return question.parts().stream()
        .map(part -> words(part.text(), part.ranking(), part.described(), scorer))
        .toList();
  }

  private static SelectedWords words(
      String text, SearchRanking ranking, DescribedQuestion described, FittedScorer scorer) {
    return new SelectedWords(
        text, ranking, AnswerSelector.score(described, scorer.model()), 0, true);
  }
}
