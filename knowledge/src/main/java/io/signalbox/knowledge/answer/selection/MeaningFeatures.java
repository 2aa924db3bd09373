package io.signalbox.knowledge.answer.selection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the features that compare a candidate with the question's other candidates: its cosine,
 * its rank, those of its neighbours, and the words covered.
 */
final class MeaningFeatures {
  private static final int LOWEST_RANK = 50;
  private static final int FARTHEST = 8;

  private final List<UnitCandidate> candidates;
  private final List<FeatureRow> rows;

  MeaningFeatures(List<UnitCandidate> candidates, List<FeatureRow> rows) {
    this.candidates = candidates;
    this.rows = rows;
  }

  void describe() {
    sections();
    double best = max(UnitCandidate::cosine);
    double bestPassage = max(UnitCandidate::passageCosine);
    double covered = best(UnitFeature.COVERED_WITH_LEAD);
    double local = best(UnitFeature.COVERED_LOCAL);
    List<Integer> order =
        IntStream.range(0, candidates.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -candidates.get(i).cosine()))
            .toList();
    for (int rank = 0; rank < order.size(); rank++) {
      rows.get(order.get(rank)).set(UnitFeature.COSINE_RANK, Math.min(rank, LOWEST_RANK));
    }
    for (int i = 0; i < rows.size(); i++) {
      FeatureRow row = rows.get(i);
      UnitCandidate candidate = candidates.get(i);
      row.set(UnitFeature.COSINE, candidate.cosine());
      row.set(UnitFeature.COSINE_BELOW_BEST, best - candidate.cosine());
      row.set(UnitFeature.COSINE_ABOVE_PASSAGE, candidate.cosine() - candidate.passageCosine());
      row.set(UnitFeature.PASSAGE_COSINE, candidate.passageCosine());
      row.set(UnitFeature.PASSAGE_BELOW_BEST, bestPassage - candidate.passageCosine());
      row.set(UnitFeature.PASSAGE_RANK_IN_PAGE, passageRank(candidate));
      row.set(UnitFeature.PREVIOUS_COSINE, near(i, i - 1));
      row.set(UnitFeature.NEXT_COSINE, near(i, i + 1));
      row.set(UnitFeature.NEIGHBOUR_COSINE, Math.max(near(i, i - 1), near(i, i + 1)));
      row.set(UnitFeature.COVERED_BELOW_BEST, covered - row.get(UnitFeature.COVERED_WITH_LEAD));
      row.set(UnitFeature.COVERED_LOCAL_BELOW_BEST, local - row.get(UnitFeature.COVERED_LOCAL));
    }
  }

  private static int passageRank(UnitCandidate candidate) {
    for (int i = 0; i < candidate.document().passages().size(); i++) {
      if (candidate.document().passages().get(i).passage().position()
          == candidate.passage().position()) {
        return Math.min(i, LOWEST_RANK);
      }
    }
    return LOWEST_RANK;
  }

  /** Returns the cosine of another unit of the same section; 0 if there is none. */
  private double near(int at, int other) {
    boolean same =
        other >= 0
            && other < candidates.size()
            && CandidateWords.sameSection(candidates.get(other), candidates.get(at));
    return same ? candidates.get(other).cosine() : 0;
  }

  /**
   * Computes the distance of each candidate, in units, from the unit of its section with the
   * highest cosine.
   */
  private void sections() {
    int start = 0;
    for (int end = 1; end <= candidates.size(); end++) {
      if (end == candidates.size()
          || !CandidateWords.sameSection(candidates.get(start), candidates.get(end))) {
        int nearest = start;
        for (int i = start; i < end; i++) {
          nearest = candidates.get(i).cosine() > candidates.get(nearest).cosine() ? i : nearest;
        }
        for (int i = start; i < end; i++) {
          FeatureRow row = rows.get(i);
          row.set(UnitFeature.SECTION_COSINE, candidates.get(nearest).cosine());
          row.set(UnitFeature.AFTER_NEAREST, Math.clamp(i - nearest, 0, FARTHEST));
          row.set(UnitFeature.BEFORE_NEAREST, Math.clamp(nearest - i, 0, FARTHEST));
        }
        start = end;
      }
    }
  }

  private double max(java.util.function.ToDoubleFunction<UnitCandidate> value) {
    return candidates.stream().mapToDouble(value).max().orElse(0);
  }

  private double best(UnitFeature feature) {
    return rows.stream().mapToDouble(row -> row.get(feature)).max().orElse(0);
  }
}
