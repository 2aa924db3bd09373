package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reorders the documents and passages that a model writes from, so that those with the selected
 * candidates come first. Pure.
 */
final class GroundingPassages {
  private static final int MOST_CANDIDATES = 12;

  private GroundingPassages() {}

  /**
   * Returns the documents and passages in the order of their best candidates, then in the order of
   * the search.
   */
  static SearchRanking of(List<RankedCandidates> selected, SearchRanking ranking) {
    Map<DocumentId, RankedDocument> documents = new LinkedHashMap<>();
    Map<DocumentId, List<Integer>> passages = new LinkedHashMap<>();
    for (RankedCandidates words : selected) {
      for (ScoredCandidate each : words.scored().stream().limit(MOST_CANDIDATES).toList()) {
        RankedDocument document = each.candidate().document();
        documents.putIfAbsent(document.id(), document);
        passages
            .computeIfAbsent(document.id(), absent -> new ArrayList<>())
            .add(each.candidate().unit().passage());
      }
    }
    ranking.documents().forEach(each -> documents.putIfAbsent(each.id(), each));
    List<RankedDocument> ordered = new ArrayList<>();
    documents.forEach(
        (id, document) -> ordered.add(inOrder(document, passages.getOrDefault(id, List.of()))));
    return new SearchRanking(
        ordered, ranking.confidence(), ranking.corrected(), ranking.rarity(), ranking.respelt());
  }

  private static RankedDocument inOrder(RankedDocument document, List<Integer> first) {
    List<ScoredPassage> passages = new ArrayList<>();
    for (int position : first.stream().distinct().toList()) {
      document.passages().stream()
          .filter(each -> each.passage().position() == position)
          .forEach(passages::add);
    }
    document.passages().stream().filter(each -> !passages.contains(each)).forEach(passages::add);
    return new RankedDocument(
        document.id(),
        document.source(),
        document.kind(),
        document.frontMatter(),
        document.score(),
        passages,
        document.evidence(),
        document.units());
  }
}
