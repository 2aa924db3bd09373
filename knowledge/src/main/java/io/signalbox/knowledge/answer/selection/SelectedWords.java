package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;

/**
 * Candidates for one question, or for one part of it.
 *
 * @param question as it was asked, or the part
 * @param scored best first, not empty
 * @param probability that the best ones answer
 * @param calibrated whether the probability is the fitted one; it is search's own where there are
 *     no vectors yet
 */
public record SelectedWords(
    String question,
    SearchRanking ranking,
    List<ScoredCandidate> scored,
    double probability,
    boolean calibrated) {
  public SelectedWords {
    scored = List.copyOf(scored);
  }
}
