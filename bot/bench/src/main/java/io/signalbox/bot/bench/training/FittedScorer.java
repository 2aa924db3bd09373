package io.signalbox.bot.bench.training;

import io.signalbox.knowledge.answer.selection.QuestionFeatures;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import java.util.List;

/**
 * Scorer fitted on some questions.
 *
 * @param lines as the weights file has them
 */
record FittedScorer(List<String> lines, SelectionModel model) {
  static FittedScorer fit(List<TrainingQuestion> questions) {
    List<String> lines =
        new BoostedTrees(questions, QuestionFeatures.names(), BoostedTrees.TreeSettings.usual())
            .fit(1);
    return new FittedScorer(lines, SelectionModel.parse(lines));
  }

  double[] scores(TrainingQuestion question) {
    return question.features().stream().mapToDouble(model::score).toArray();
  }
}
