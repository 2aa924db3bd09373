package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerVerdict;
import io.signalbox.bot.bench.quality.ScoredAnswer;
import io.signalbox.bot.bench.quality.SystemReply;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.composition.MissingContentCheck;
import io.signalbox.knowledge.answer.composition.SelectionComposer;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.AnswerSignals;
import io.signalbox.knowledge.answer.selection.QuestionFeatures;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;

/**
 * Training question with the answer of a scorer that was not fitted on it, and the verdict.
 *
 * @param signs of each part of the question
 * @param verdict on what is shown at once
 * @param length characters of that
 * @param lacking whether it lacks a thing that was asked for, so that it is never said as certain
 * @param right whether the answer has what proves it, there or behind "more"
 */
record AnsweredQuestion(
    TrainingQuestion question,
    String shown,
    List<String> documents,
    AnswerVerdict verdict,
    List<AnswerSignals> signs,
    int length,
    boolean lacking,
    boolean right) {
  private static final MissingContentCheck MISSING = new MissingContentCheck();

  /** Returns whether the answer comes from a right place, though perhaps without enough of it. */
  boolean sound() {
    return real() && (verdict == AnswerVerdict.RIGHT || verdict == AnswerVerdict.NOT_SUFFICIENT);
  }

  /** Returns whether the question was asked with all pages present. */
  boolean real() {
    return question.shown() == TrainingQuestion.Shown.ALL;
  }

  static AnsweredQuestion of(
      TrainingQuestion question,
      FittedScorer scorer,
      AnswerSelector lists,
      SelectionComposer composer) {
    List<RankedCandidates> selected = selected(question, scorer);
    Answer.CitedAnswer answer = composer.compose(selected, new Answer.Author.Composer(), false);
    SystemReply given = SystemReply.of(answer);
    ScoredAnswer scored = ScoredAnswer.of(question.question(), given);
    ScoredAnswer atOnce = ScoredAnswer.of(question.question(), given.atOnce());
    String shown = String.join("\n\n", given.pieces());
    return new AnsweredQuestion(
        question,
        shown,
        given.documents(),
        atOnce.verdict(),
        selected.stream()
            .map(each -> lists.signs(each.question(), each.ranking(), each.scored()))
            .toList(),
        shown.length(),
        selected.stream().anyMatch(part -> MISSING.isMissing(part.question(), answer)),
        scored.verdict() == AnswerVerdict.RIGHT);
  }

  static List<RankedCandidates> selected(TrainingQuestion question, FittedScorer scorer) {
    if (question.parts().isEmpty()) {
      QuestionFeatures whole = new QuestionFeatures(question.candidates(), question.features());
      return List.of(words(question.question().text(), question.ranking(), whole, scorer));
    }
    return question.parts().stream()
        .map(part -> words(part.text(), part.ranking(), part.described(), scorer))
        .toList();
  }

  private static RankedCandidates words(
      String text, SearchRanking ranking, QuestionFeatures described, FittedScorer scorer) {
    return new RankedCandidates(
        text, ranking, AnswerSelector.score(described, scorer.model()), 0, true);
  }
}
