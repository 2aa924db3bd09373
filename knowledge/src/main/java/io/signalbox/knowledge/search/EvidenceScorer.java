package io.signalbox.knowledge.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores documents by a weighted sum of their retrieval signals: passages, title, lead and words. A
 * pure function.
 *
 * <p>Four signals, each between about 0 and 1, are weighed and added. Evidence adds up over a page:
 * its passages count by a geometric series, best first, so that a page on which several passages
 * fit beats one with a single lucky sentence, and a long page gains nothing from its length. The
 * title speaks for itself. The lead says what the page is for. Words count beside meaning because
 * names of alerts, commands and errors have none. Weights were fitted on the questions of several
 * organisations, each left out in turn, and rounded; {@code docs/retrieval.md} says what each is
 * worth.
 */
public final class EvidenceScorer {
  /** Factor by which each further passage of a document counts less than the one before. */
  private static final double DECAY = 0.5;

  private final Weights weights;

  public EvidenceScorer(Weights weights) {
    this.weights = weights;
  }

  /**
   * Weight of each signal. Other weights than the usual ones serve to measure what a signal is
   * worth.
   *
   * @param mostPassages how many passages of a document add up, from 1
   * @param sameTitle how far a document moves towards the best one under the same title: 0 to 1
   */
  public record Weights(
      double passages,
      double title,
      double lead,
      double lexical,
      double named,
      int mostPassages,
      double sameTitle) {

    /** Returns the weights that search uses. */
    public static Weights usual() {
      return new Weights(1.0, 0.4, 0.3, 1.2, 0.32, 6, 0.5);
    }
  }

  /**
   * Returns the scores, in the order of the evidence; higher is better, comparable within this list
   * only.
   */
  public double[] score(List<RetrievalEvidence> all) {
    double typicalMeaning =
        all.stream()
            .flatMap(evidence -> evidence.semantic().stream())
            .mapToDouble(this::meaning)
            .average()
            .orElse(0);
    double[] scores = new double[all.size()];
    for (int i = 0; i < scores.length; i++) {
      RetrievalEvidence evidence = all.get(i);
      // A document still waiting for its vectors is given what is typical: no better, no worse.
      double meaning = evidence.semantic().map(this::meaning).orElse(typicalMeaning);
      scores[i] =
          meaning + weights.lexical() * evidence.lexical() + weights.named() * evidence.named();
    }
    return pullTogether(all, scores);
  }

  private double meaning(RetrievalEvidence.Semantic semantic) {
    return weights.passages() * accumulate(semantic.passages())
        + weights.title() * semantic.title()
        + weights.lead() * semantic.lead();
  }

  private double accumulate(List<Double> passages) {
    double[] best =
        passages.stream()
            .sorted(Comparator.reverseOrder())
            .limit(weights.mostPassages())
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
   * Raises the scores of documents with the same title towards the best one's, since they treat the
   * same thing.
   */
  private double[] pullTogether(List<RetrievalEvidence> all, double[] scores) {
    Map<String, Double> best = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      best.merge(all.get(i).titleKey(), scores[i], Math::max);
    }
    double[] pulled = Arrays.copyOf(scores, scores.length);
    for (int i = 0; i < scores.length; i++) {
      double strongest = best.getOrDefault(all.get(i).titleKey(), scores[i]);
      pulled[i] += weights.sameTitle() * (strongest - scores[i]);
    }
    return pulled;
  }
}
