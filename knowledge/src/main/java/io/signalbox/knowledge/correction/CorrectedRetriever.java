package io.signalbox.knowledge.correction;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Retriever decorator that ranks a correction by an owner before the documents it corrects, and
 * removes those documents from the ranking. Safe for use from several threads, as its parts are.
 */
public final class CorrectedRetriever implements Retriever {
  /**
   * Least score of a correction, as a share of the corrected document's; below it the correction
   * answers another question.
   */
  private static final double CLOSE = 0.5;

  private final Retriever retriever;
  private final CorrectionLookUp outranking;

  public CorrectedRetriever(Retriever retriever, CorrectionLookUp outranking) {
    this.retriever = retriever;
    this.outranking = outranking;
  }

  @Override
  public SearchRanking find(SearchQuery query) {
    SearchRanking ranking = retriever.find(query);
    List<RankedDocument> corrections =
        ranking.documents().stream()
            .filter(each -> each.source().equals(CorrectionTable.SOURCE))
            .toList();
    if (corrections.isEmpty()) {
      return ranking;
    }
    Map<DocumentId, Set<DocumentId>> outranked =
        outranking.outranked(corrections.stream().map(RankedDocument::id).toList());
    List<RankedDocument> documents = new ArrayList<>(ranking.documents());
    Map<DocumentId, List<RankedDocument>> leftOut = new HashMap<>();
    for (RankedDocument correction : corrections) {
      Set<DocumentId> corrected = outranked.getOrDefault(correction.id(), Set.of());
      leftOut.put(correction.id(), raise(correction, corrected, documents, ranking));
    }
    return new SearchRanking(
        documents, ranking.confidence(), leftOut, ranking.rarity(), ranking.respelt());
  }

  /**
   * Moves the correction up, removes the documents it corrects, and returns them to be cited beside
   * it.
   */
  private static List<RankedDocument> raise(
      RankedDocument correction,
      Set<DocumentId> corrected,
      List<RankedDocument> documents,
      SearchRanking ranking) {
    int own = documents.indexOf(correction);
    for (int i = 0; i < own; i++) {
      RankedDocument each = documents.get(i);
      if (corrected.contains(each.id()) && correction.score() >= CLOSE * each.score()) {
        documents.remove(own);
        documents.add(i, correction);
        break;
      }
    }
    int now = documents.indexOf(correction);
    documents.subList(now + 1, documents.size()).removeIf(each -> corrected.contains(each.id()));
    return ranking.documents().stream()
        .filter(each -> corrected.contains(each.id()) && !documents.contains(each))
        .toList();
  }
}
