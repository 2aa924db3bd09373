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
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.SelectedWords;
import java.util.List;

/**
 * A question answered by a scorer that did not see it.
 *
 * @param length characters shown
 * @param right whether the answer shows what proves it
 */
record AnsweredQuestion(
    TrainingQuestion question,
    String shown,
    List<String> documents,
    AnswerVerdict verdict,
    AnswerSigns signs,
    int length,
    boolean right) {

  /** Returns whether the answer is from a right place, if not enough of it. */
  boolean sound() {
    return !question.removed()
        && (verdict == AnswerVerdict.RIGHT || verdict == AnswerVerdict.NOT_SUFFICIENT);
  }

  /** Returns whether it was asked as it is, with all pages there. */
  boolean real() {
    return !question.removed();
  }

  static AnsweredQuestion of(
      TrainingQuestion question,
      FittedScorer scorer,
      AnswerSelector lists,
      SelectionComposer composer) {
    String text = question.question().text();
    List<ScoredCandidate> scored =
        AnswerSelector.score(
            new DescribedQuestion(question.candidates(), question.features()), scorer.model());
    Answer.CitedAnswer answer =
        composer.compose(
            List.of(new SelectedWords(text, question.ranking(), scored, 0, true)),
            new Answer.Author.Composer(),
            false);
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
        lists.signs(text, question.ranking(), scored),
        String.join("\n\n", pieces).length(),
        verdict == AnswerVerdict.RIGHT);
  }
}
