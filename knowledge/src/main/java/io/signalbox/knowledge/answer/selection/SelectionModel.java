package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fitted model that scores candidates (linear weights plus regression trees) and estimates the
 * probability of an answer. Written by {@code signalbox bench train-answers}; its form is one
 * statement a line.
 */
public final class SelectionModel {
  private static final String RESOURCE = "answer-weights.txt";

  private final float[] weights;
  private final List<RegressionTree> trees;
  private final List<FittedSign> signs;
  private final double bias;
  private final double confident;
  private final double unsure;

  private SelectionModel(
      float[] weights,
      List<RegressionTree> trees,
      List<FittedSign> signs,
      Map<String, Double> values) {
    this.weights = weights;
    this.trees = List.copyOf(trees);
    this.signs = List.copyOf(signs);
    this.bias = values.getOrDefault("bias", 0.0);
    this.confident = values.getOrDefault("confident", 0.5);
    this.unsure = values.getOrDefault("unsure", 0.2);
  }

  /**
   * Weight of one signal, with the range of values it was fitted on.
   *
   * @param index of the sign
   * @param least value that it was fitted on; a lower one says no more than this
   * @param most value that it was fitted on
   */
  private record FittedSign(int index, double weight, double least, double most) {
    double of(double[] values) {
      return weight * Math.clamp(values[index], least, most);
    }
  }

  /** Returns the model that is shipped with the program. */
  public static SelectionModel usual() {
    return parse(WordLists.lines(SelectionModel.class, RESOURCE));
  }

  /**
   * Parses lines {@code weight NAME value}, {@code tree node node …}, {@code sign NAME value least
   * most} and {@code value NAME value}; others are ignored.
   *
   * @throws IllegalArgumentException for a feature that is not known
   */
  public static SelectionModel parse(List<String> lines) {
    List<String> names = QuestionFeatures.names();
    float[] weights = new float[names.size()];
    List<RegressionTree> trees = new ArrayList<>();
    List<String> signNames = AnswerSignals.names();
    List<FittedSign> signs = new ArrayList<>();
    Map<String, Double> values = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("weight")) {
        weights[QuestionFeatures.index(names, words[1])] = Float.parseFloat(words[2]);
      } else if (words[0].equals("tree")) {
        trees.add(RegressionTree.parse(List.of(words).subList(1, words.length), names));
      } else if (words[0].equals("sign")) {
        signs.add(
            new FittedSign(
                QuestionFeatures.index(signNames, words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4])));
      } else if (words[0].equals("value")) {
        values.put(words[1], Double.parseDouble(words[2]));
      }
    }
    return new SelectionModel(weights, trees, signs, values);
  }

  /** Returns the score of one candidate; comparable within one question only. */
  public double score(float[] features) {
    double score = 0;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * features[i];
    }
    for (RegressionTree tree : trees) {
      score += tree.value(features);
    }
    return score;
  }

  /** Returns the probability, 0 to 1, that the best candidates answer the question. */
  public double probability(AnswerSignals found) {
    double sum = bias;
    for (FittedSign sign : signs) {
      sum += sign.of(found.values());
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Returns the least probability at which an answer is given without reservation. */
  public double confident() {
    return confident;
  }

  /**
   * Returns the least probability at which text is shown as the nearest found; below it nothing is.
   */
  public double unsure() {
    return unsure;
  }
}
