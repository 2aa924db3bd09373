package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;

/**
 * Ranked candidates for one question, or for one part of it, with the probability that they answer
 * it.
 *
 * @param question as it was asked, or the part
 * @param scored best first, not empty
 * @param probability that the best ones answer
 * @param calibrated whether the probability is the fitted one; it is search's own where there are
 *     no vectors yet
 */
public record RankedCandidates(
    String question,
    SearchRanking ranking,
    List<ScoredCandidate> scored,
    double probability,
    boolean calibrated) {
  public RankedCandidates {
    scored = List.copyOf(scored);
  }

  /**
   * Returns the parts of one question, all with the same probability: the mean of their log odds.
   */
  public static List<RankedCandidates> together(List<RankedCandidates> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    double mean = parts.stream().mapToDouble(RankedCandidates::logOdds).average().orElseThrow();
    double probability = 1 / (1 + Math.exp(-mean));
    return parts.stream()
        .map(
            part ->
                new RankedCandidates(
                    part.question, part.ranking, part.scored, probability, part.calibrated))
        .toList();
  }

  private double logOdds() {
    double inside = Math.clamp(probability, 1e-6, 1 - 1e-6);
    return Math.log(inside / (1 - inside));
  }
}
