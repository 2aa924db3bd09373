package io.signalbox.bot.bench.training;

import io.signalbox.knowledge.answer.selection.DescribedQuestion;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import java.util.List;

/**
 * Scorer fitted on some questions.
 *
 * @param lines as the weights file has them
 */
record FittedScorer(List<String> lines, SelectionModel model) {
  static FittedScorer fit(List<TrainingQuestion> questions) {
    return trees(questions, BoostedTrees.TreeSettings.usual());
  }

  static FittedScorer linear(List<TrainingQuestion> questions) {
    return of(ConditionalLogit.fit(questions, DescribedQuestion.names(), 0.003));
  }

  static FittedScorer trees(List<TrainingQuestion> questions, BoostedTrees.TreeSettings settings) {
    return of(new BoostedTrees(questions, DescribedQuestion.names(), settings).fit(1));
  }

  private static FittedScorer of(List<String> lines) {
    return new FittedScorer(lines, SelectionModel.parse(lines));
  }

  double[] scores(TrainingQuestion question) {
    return question.features().stream().mapToDouble(model::score).toArray();
  }
}
