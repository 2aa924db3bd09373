package io.signalbox.bot.bench.training;

import io.signalbox.knowledge.answer.selection.QuestionFeatures;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import java.util.List;

/**
 * Scorer of candidate passages, fitted on training questions, with its lines of the weights file.
 *
 * @param lines as the weights file has them
 */
record FittedScorer(List<String> lines, SelectionModel model) {
  static FittedScorer fit(List<TrainingQuestion> questions, long seed) {
    List<String> lines =
        new BoostedTrees(questions, QuestionFeatures.names(), BoostedTrees.TreeSettings.usual())
            .fit(seed);
    return new FittedScorer(lines, SelectionModel.parse(lines));
  }

  double[] scores(TrainingQuestion question) {
    return question.features().stream().mapToDouble(model::score).toArray();
  }
}
