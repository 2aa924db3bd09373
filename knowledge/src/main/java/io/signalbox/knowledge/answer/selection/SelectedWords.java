package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;

/**
 * Candidates for one question, or for one part of it.
 *
 * @param question as it was asked, or the part
 * @param scored best first, not empty
 * @param probability that the best ones answer
 */
public record SelectedWords(
    String question, SearchRanking ranking, List<ScoredCandidate> scored, double probability) {
  public SelectedWords {
    scored = List.copyOf(scored);
  }
}
