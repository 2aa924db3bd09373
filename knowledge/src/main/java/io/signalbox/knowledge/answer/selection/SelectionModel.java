package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fitted weights of the scorer: a weight for each feature, and regression trees whose values are
 * added. Written by {@code signalbox bench train-answers}; its form is one statement a line.
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
   * Weight of a sign in the decision.
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

  /** The weights that come with the program. */
  public static SelectionModel usual() {
    return parse(WordLists.lines(SelectionModel.class, RESOURCE));
  }

  /**
   * Reads lines {@code weight NAME value}, {@code tree node node …}, {@code sign NAME value least
   * most} and {@code value NAME value}; others are left alone.
   *
   * @throws IllegalArgumentException for a feature that is not known
   */
  public static SelectionModel parse(List<String> lines) {
    List<String> names = QuestionFeatures.names();
    float[] weights = new float[names.size()];
    List<RegressionTree> trees = new ArrayList<>();
    List<String> signNames = AnswerSigns.names();
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

  /** Score of one candidate; comparable within one question only. */
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

  /** Probability that the best candidates answer. */
  public double probability(AnswerSigns found) {
    double sum = bias;
    for (FittedSign sign : signs) {
      sum += sign.of(found.values());
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** From this probability an answer is given as such. */
  public double confident() {
    return confident;
  }

  /** From this probability words are shown as the nearest that there is; below it none are. */
  public double unsure() {
    return unsure;
  }
}
