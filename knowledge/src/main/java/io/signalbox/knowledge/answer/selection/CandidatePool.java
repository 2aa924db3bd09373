package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.unit.MatchedUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the units of the best documents as candidates for the answer, limited to those nearest
 * to the question.
 */
final class CandidatePool {
  private static final int MOST_DOCUMENTS = 8;

  /**
   * Most units taken of one document, the nearest by cosine; more would only slow the answer down.
   */
  private static final int MOST_OF_ONE = 160;

  /** Most units taken of all documents together. */
  private static final int MOST_OF_ALL = 320;

  private CandidatePool() {}

  /** Returns the candidates, best document first, each document's in reading order. */
  static List<UnitCandidate> of(SearchRanking ranking) {
    List<UnitCandidate> all = new ArrayList<>();
    int rank = 0;
    for (RankedDocument document : ranking.documents().stream().limit(MOST_DOCUMENTS).toList()) {
      all.addAll(of(document, rank++));
    }
    if (all.size() <= MOST_OF_ALL) {
      return all;
    }
    double least =
        all.stream()
            .map(CandidatePool::nearness)
            .sorted(Comparator.reverseOrder())
            .skip(MOST_OF_ALL - 1L)
            .findFirst()
            .orElseThrow();
    return all.stream().filter(each -> nearness(each) >= least).toList();
  }

  private static double nearness(UnitCandidate each) {
    return Math.max(each.cosine(), each.passageCosine());
  }

  private static List<UnitCandidate> of(RankedDocument document, int rank) {
    Map<Integer, ScoredPassage> passages = new HashMap<>();
    document.passages().forEach(scored -> passages.put(scored.passage().position(), scored));
    List<MatchedUnit> units = document.units();
    double least = leastCosine(units, passages);
    List<UnitCandidate> own = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      MatchedUnit matched = units.get(i);
      ScoredPassage scored = passages.get(matched.unit().passage());
      if (scored == null || Math.max(matched.cosine(), scored.score()) < least) {
        continue;
      }
      Passage passage = scored.passage();
      own.add(
          new UnitCandidate(
              document, rank, passage, matched.unit(), i, matched.cosine(), scored.score()));
    }
    return own;
  }

  private static double leastCosine(List<MatchedUnit> units, Map<Integer, ScoredPassage> passages) {
    if (units.size() <= MOST_OF_ONE) {
      return Double.NEGATIVE_INFINITY;
    }
    return units.stream()
        .map(
            unit -> {
              ScoredPassage scored = passages.get(unit.unit().passage());
              return scored == null ? -1.0 : Math.max(unit.cosine(), scored.score());
            })
        .sorted((one, other) -> Double.compare(other, one))
        .skip(MOST_OF_ONE - 1L)
        .findFirst()
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
