package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks the units of all near documents by how well they answer. Safe for several threads. */
public final class AnswerSelector {
  private final SelectionLists lists = new SelectionLists();
  private final SelectionModel model;

  public AnswerSelector(SelectionModel model) {
    this.model = model;
  }

  /** Candidates and their features. */
  public DescribedQuestion describe(String question, SearchRanking ranking) {
    List<UnitCandidate> candidates = CandidatePool.of(ranking);
    if (candidates.isEmpty()) {
      return new DescribedQuestion(List.of(), List.of());
    }
    QuestionProfile profile =
        QuestionProfile.of(question, ranking.rarity(), lists.kinds, lists.qualifiers);
    List<float[]> features =
        UnitFeatures.of(profile, candidates, lists).stream().map(FeatureRow::values).toList();
    return new DescribedQuestion(candidates, features);
  }

  /** Candidates, best first. */
  public List<ScoredCandidate> select(String question, SearchRanking ranking) {
    DescribedQuestion described = describe(question, ranking);
    double[] scores = new double[described.candidates().size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = model.score(described.features().get(i));
      best = Math.max(best, scores[i]);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - best);
    }
    List<ScoredCandidate> scored = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      scored.add(
          new ScoredCandidate(
              described.candidates().get(i), scores[i], Math.exp(scores[i] - best) / sum));
    }
    scored.sort(Comparator.comparingDouble((ScoredCandidate each) -> -each.score()));
    return scored;
  }
}
