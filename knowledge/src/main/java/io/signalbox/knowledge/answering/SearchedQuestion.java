package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.search.SpellingCorrection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Search results for a question, or for each of the two questions asked in one text.
 *
 * @param parts in the order in which they were asked; the question itself where it is one
 */
record SearchedQuestion(List<SearchedPart> parts) {
  SearchedQuestion {
    parts = List.copyOf(parts);
  }

  /** Part of a question with its search result. */
  record SearchedPart(String text, SearchRanking ranking) {}

  /**
   * Returns one ranking of all pages: the best of each part, then the second of each, and so on.
   */
  SearchRanking whole() {
    if (parts.size() == 1) {
      return parts.getFirst().ranking();
    }
    Map<DocumentId, RankedDocument> documents = new LinkedHashMap<>();
    Map<DocumentId, List<RankedDocument>> corrected = new HashMap<>();
    Map<String, Double> rarity = new HashMap<>();
    Set<SpellingCorrection> respelt = new LinkedHashSet<>();
    double confidence = 0;
    int longest = 0;
    for (SearchedPart part : parts) {
      SearchRanking ranking = part.ranking();
      corrected.putAll(ranking.corrected());
      rarity.putAll(ranking.rarity());
      respelt.addAll(ranking.respelt());
      confidence = Math.max(confidence, ranking.confidence());
      longest = Math.max(longest, ranking.documents().size());
    }
    for (int rank = 0; rank < longest; rank++) {
      for (SearchedPart part : parts) {
        List<RankedDocument> found = part.ranking().documents();
        if (rank < found.size()) {
          documents.putIfAbsent(found.get(rank).id(), found.get(rank));
        }
      }
    }
    return new SearchRanking(
        new ArrayList<>(documents.values()),
        confidence,
        corrected,
        rarity,
        new ArrayList<>(respelt));
  }
}
