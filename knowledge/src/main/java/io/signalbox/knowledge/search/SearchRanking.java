package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.DocumentId;
import java.util.List;
import java.util.Map;

/**
 * Search result: documents, best first, with the probability that they hold the answer.
 *
 * @param documents best first; empty when nothing at all matched
 * @param confidence 0 to 1: how likely the first documents hold the answer. Calibrated on questions
 *     with known answers; what abstention is decided on
 * @param corrected documents left out because one that is there corrects them, by that one's id
 * @param respelt words of the question that were corrected before anything was looked for
 * @param rarity of the question's words as typed, in lower case; empty when it is not known
 */
public record SearchRanking(
    List<RankedDocument> documents,
    double confidence,
    Map<DocumentId, List<RankedDocument>> corrected,
    Map<String, Double> rarity,
    List<SpellingCorrection> respelt) {
  public SearchRanking {
    documents = List.copyOf(documents);
    corrected = Map.copyOf(corrected);
    rarity = Map.copyOf(rarity);
    respelt = List.copyOf(respelt);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
    }
  }

  /** Creates a ranking without corrections. */
  public SearchRanking(List<RankedDocument> documents, double confidence) {
    this(documents, confidence, Map.of(), Map.of(), List.of());
  }
}
