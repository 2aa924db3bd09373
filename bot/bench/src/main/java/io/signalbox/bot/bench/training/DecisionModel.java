package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerVerdict;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fitted model that decides whether an answer comes from a right place: a logistic regression whose
 * probabilities are calibrated on corpora that it did not see (Platt, 1999).
 */
final class DecisionModel {
  /**
   * Weights of questions made unanswerable by removed pages or passages, relative to unchanged
   * questions.
   */
  private static final Map<TrainingQuestion.Shown, Double> SHARES =
      Map.of(
          TrainingQuestion.Shown.PAGES_REMOVED, 0.05, TrainingQuestion.Shown.DETAIL_REMOVED, 0.05);

  private static final int SCALE_ROUNDS = 50;

  private final DecisionFit whole;
  private final Map<AnsweredQuestion, Double> unseen;
  private double slope = 1;
  private double offset;

  private DecisionModel(DecisionFit whole, Map<AnsweredQuestion, Double> unseen) {
    this.whole = whole;
    this.unseen = unseen;
  }

  static DecisionModel of(List<AnsweredQuestion> answered) {
    DecisionModel model = new DecisionModel(raw(answered), unseen(answered));
    for (int round = 0; round < SCALE_ROUNDS; round++) {
      model.scale();
    }
    return model;
  }

  /**
   * Makes one Newton step towards the scale and offset that calibrate the probabilities on unseen
   * corpora.
   */
  private void scale() {
    double[] gradient = new double[2];
    double[] hessian = {1e-6, 0, 1e-6};
    unseen.forEach(
        (each, odds) -> {
          double likely = scaled(odds);
          double error = likely - (each.sound() ? 1 : 0);
          double spread = likely * (1 - likely);
          gradient[0] += error * odds;
          gradient[1] += error;
          hessian[0] += spread * odds * odds;
          hessian[1] += spread * odds;
          hessian[2] += spread;
        });
    double determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
    slope -= (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant;
    offset -= (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant;
  }

  private double scaled(double odds) {
    return 1 / (1 + Math.exp(-(slope * odds + offset)));
  }

  /**
   * Returns the probabilities of the training questions, each by a model that did not see its
   * corpus.
   */
  Map<String, Double> unseenProbabilities() {
    Map<String, Double> probabilities = new HashMap<>();
    unseen.forEach(
        (each, odds) -> probabilities.put(each.question().question().id(), scaled(odds)));
    return probabilities;
  }

  /** Returns the probabilities of questions that the model was not fitted on. */
  Map<String, Double> probabilities(List<AnsweredQuestion> others) {
    Map<String, Double> probabilities = new HashMap<>();
    others.stream()
        .filter(AnsweredQuestion::real)
        .forEach(
            each -> probabilities.put(each.question().question().id(), scaled(odds(whole, each))));
    return probabilities;
  }

  /** Returns the lines of the weights file. */
  List<String> lines() {
    return whole.lines(slope, offset);
  }

  private static DecisionFit raw(List<AnsweredQuestion> answered) {
    // What another page answers too is no example of what nothing answers.
    List<AnsweredQuestion> usable =
        answered.stream()
            .filter(each -> each.real() || each.verdict() != AnswerVerdict.RIGHT)
            .toList();
    Map<TrainingQuestion.Shown, Long> count =
        usable.stream()
            .collect(Collectors.groupingBy(each -> each.question().shown(), Collectors.counting()));
    double real = count.getOrDefault(TrainingQuestion.Shown.ALL, 0L);
    double[] weight =
        usable.stream()
            .mapToDouble(
                each ->
                    SHARES.getOrDefault(each.question().shown(), 1.0)
                        * (each.real()
                            ? 1
                            : real / count.getOrDefault(each.question().shown(), 1L)))
            .toArray();
    return DecisionFit.of(usable, weight);
  }

  /** Returns the log odds of each unchanged question, by a model that did not see its corpus. */
  private static IdentityHashMap<AnsweredQuestion, Double> unseen(List<AnsweredQuestion> answered) {
    IdentityHashMap<AnsweredQuestion, Double> odds = new IdentityHashMap<>();
    for (String corpus :
        answered.stream().map(each -> each.question().question().corpus()).distinct().toList()) {
      List<AnsweredQuestion> others =
          answered.stream()
              .filter(each -> !each.question().question().corpus().equals(corpus))
              .toList();
      DecisionFit fit = raw(others.isEmpty() ? answered : others);
      answered.stream()
          .filter(AnsweredQuestion::real)
          .filter(each -> each.question().question().corpus().equals(corpus))
          .forEach(each -> odds.put(each, odds(fit, each)));
    }
    return odds;
  }

  /** Returns the log odds of an answer: those of its only part, or the mean of its parts'. */
  private static double odds(DecisionFit fit, AnsweredQuestion answered) {
    return answered.signs().stream().mapToDouble(fit::odds).average().orElse(0);
  }
}
