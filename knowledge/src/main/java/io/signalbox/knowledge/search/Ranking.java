package io.signalbox.knowledge.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param documents best first; empty when nothing at all matched
 * @param confidence 0 to 1: how likely the first documents hold the answer. Calibrated on questions
 *     with known answers; what abstention is decided on
 */
public record Ranking(List<RankedDocument> documents, double confidence) {
  public Ranking {
    documents = List.copyOf(documents);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
    }
  }
}
