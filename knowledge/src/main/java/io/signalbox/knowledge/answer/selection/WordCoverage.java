package io.signalbox.knowledge.answer.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes which words of a question a text covers, by the affinity of their stems. For one
 * question and one thread.
 */
final class WordCoverage {
  private final WordAffinity affinity;
  private final List<QuestionProfile.QuestionWord> words;
  private final Map<String, double[]> byStem = new HashMap<>();
  private final double[] rarity;
  private final double weight;
  private final List<Integer> rarestFirst = new ArrayList<>();

  WordCoverage(QuestionProfile question, WordAffinity affinity) {
    this.affinity = affinity;
    this.words = question.words();
    this.rarity = words.stream().mapToDouble(QuestionProfile.QuestionWord::rarity).toArray();
    this.weight = Math.max(1e-9, question.weight());
    for (int i = 0; i < rarity.length; i++) {
      rarestFirst.add(i);
    }
    rarestFirst.sort(Comparator.comparingDouble((Integer i) -> -rarity[i]));
  }

  int size() {
    return rarity.length;
  }

  /** Returns for each word of the question the degree, 0 to 1, to which the stems contain it. */
  double[] of(Set<String> stems) {
    double[] best = new double[rarity.length];
    for (String stem : stems) {
      double[] own = byStem.computeIfAbsent(stem, this::affinities);
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.max(best[i], own[i]);
      }
    }
    return best;
  }

  private double[] affinities(String stem) {
    double[] own = new double[rarity.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = affinity.of(words.get(i).stem(), stem);
    }
    return own;
  }

  /** Returns the covered share of the question, its words weighted by rarity. */
  double share(double[] covered) {
    double sum = 0;
    for (int i = 0; i < covered.length; i++) {
      sum += covered[i] * rarity[i];
    }
    return sum / weight;
  }

  /**
   * Returns the coverage of the question's rarest word, or of the one after that many rarer words.
   */
  double rarest(double[] covered, int after) {
    return after < rarestFirst.size() ? covered[rarestFirst.get(after)] : 0;
  }

  static double[] both(double[] one, double[] other) {
    double[] best = one.clone();
    for (int i = 0; i < best.length; i++) {
      best[i] = Math.max(best[i], other[i]);
    }
    return best;
  }
}
