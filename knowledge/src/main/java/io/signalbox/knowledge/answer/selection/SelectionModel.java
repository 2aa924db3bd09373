package io.signalbox.knowledge.answer.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Fitted weights of the scorer: a weight for each feature, and regression trees whose values are
 * added. Written by {@code signalbox bench train-answers}; its form is one statement a line.
 */
public final class SelectionModel {
  private static final String RESOURCE = "answer-weights.txt";

  private final float[] weights;
  private final List<RegressionTree> trees;

  private SelectionModel(float[] weights, List<RegressionTree> trees) {
    this.weights = weights;
    this.trees = List.copyOf(trees);
  }

  /** The weights that come with the program. */
  public static SelectionModel usual() {
    return parse(WordLists.lines(RESOURCE));
  }

  /**
   * Reads lines {@code weight NAME value} and {@code tree node node …}; others are left alone.
   *
   * @throws IllegalArgumentException for a feature that is not known
   */
  public static SelectionModel parse(List<String> lines) {
    List<String> names = DescribedQuestion.names();
    float[] weights = new float[names.size()];
    List<RegressionTree> trees = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("weight")) {
        weights[index(names, words[1])] = Float.parseFloat(words[2]);
      } else if (words[0].equals("tree")) {
        trees.add(RegressionTree.parse(List.of(words).subList(1, words.length), names));
      }
    }
    return new SelectionModel(weights, trees);
  }

  static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no feature is called " + name);
    }
    return index;
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
}
