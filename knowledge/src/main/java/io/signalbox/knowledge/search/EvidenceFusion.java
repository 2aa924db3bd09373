package io.signalbox.knowledge.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One score for each document from everything that speaks for it. A pure function.
 *
 * <p>Four signals, each between about 0 and 1, are weighed and added. Evidence adds up over a page:
 * its passages count by a geometric series, best first, so that a page on which several passages
 * fit beats one with a single lucky sentence, and a long page gains nothing from its length. The
 * title speaks for itself. The lead says what the page is for. Words count beside meaning because
 * names of alerts, commands and errors have none. Weights were fitted on the development questions
 * by cross-validation and rounded; {@code docs/retrieval.md} says what each is worth.
 */
public final class EvidenceFusion {
  private static final double PASSAGES = 1.0;
  private static final double TITLE = 0.6;
  private static final double LEAD = 0.3;
  private static final double LEXICAL = 0.8;

  /** Each further passage counts half of the one before. */
  private static final double DECAY = 0.5;

  private static final int MOST_PASSAGES = 6;

  /** How far a document moves towards the best one under the same title. */
  private static final double SAME_TITLE = 0.5;

  private EvidenceFusion() {}

  /** Scores in the order of the evidence; higher is better, comparable within this list only. */
  public static double[] score(List<Evidence> all) {
    double typicalMeaning =
        all.stream()
            .flatMap(evidence -> evidence.semantic().stream())
            .mapToDouble(EvidenceFusion::meaning)
            .average()
            .orElse(0);
    double[] scores = new double[all.size()];
    for (int i = 0; i < scores.length; i++) {
      Evidence evidence = all.get(i);
      // A document still waiting for its vectors is given what is typical: no better, no worse.
      double meaning = evidence.semantic().map(EvidenceFusion::meaning).orElse(typicalMeaning);
      scores[i] = meaning + LEXICAL * evidence.lexical();
    }
    return pullTogether(all, scores);
  }

  private static double meaning(Evidence.Semantic semantic) {
    return PASSAGES * accumulate(semantic.passages())
        + TITLE * semantic.title()
        + LEAD * semantic.lead();
  }

  private static double accumulate(List<Double> passages) {
    double[] best =
        passages.stream()
            .sorted(Comparator.reverseOrder())
            .limit(MOST_PASSAGES)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double sum = 0;
    double weights = 0;
    double weight = 1;
    for (double cosine : best) {
      sum += weight * cosine;
      weights += weight;
      weight *= DECAY;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /**
   * Two pages under one title are two sources for one thing: the weaker profits from the stronger.
   */
  private static double[] pullTogether(List<Evidence> all, double[] scores) {
    Map<String, Double> best = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      best.merge(all.get(i).titleKey(), scores[i], Math::max);
    }
    double[] pulled = Arrays.copyOf(scores, scores.length);
    for (int i = 0; i < scores.length; i++) {
      double strongest = best.getOrDefault(all.get(i).titleKey(), scores[i]);
      pulled[i] += SAME_TITLE * (strongest - scores[i]);
    }
    return pulled;
  }
}
