package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ranks the units of all near documents by how well they answer. Safe for several threads. */
public final class AnswerSelector {
  /**
   * Penalty of a past ticket against a page that says the same: it tells of one case. The pages
   * that the weights are fitted on have no tickets among them.
   */
  private static final double ONE_CASE = 1.2;

  private final SelectionLists lists = new SelectionLists();
  private final SelectionModel model;

  public AnswerSelector(SelectionModel model) {
    this.model = model;
  }

  /** Candidates and their features. */
  public QuestionFeatures describe(String question, SearchRanking ranking) {
    List<UnitCandidate> candidates = CandidatePool.of(ranking);
    if (candidates.isEmpty()) {
      return new QuestionFeatures(List.of(), List.of());
    }
    QuestionProfile profile =
        QuestionProfile.of(question, ranking.rarity(), lists.kinds, lists.qualifiers);
    List<float[]> features =
        UnitFeatures.of(profile, candidates, lists).stream().map(FeatureRow::values).toList();
    return new QuestionFeatures(candidates, features);
  }

  /** Candidates, best first. */
  public List<ScoredCandidate> select(String question, SearchRanking ranking) {
    return score(describe(question, ranking), model);
  }

  /** Candidates that were described before, scored by another model, best first. */
  public static List<ScoredCandidate> score(QuestionFeatures described, SelectionModel model) {
    double[] scores = new double[described.candidates().size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      boolean ticket = described.candidates().get(i).document().kind() == DocumentKind.TICKET;
      scores[i] = model.score(described.features().get(i)) - (ticket ? ONE_CASE : 0);
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
              described.candidates().get(i),
              scores[i],
              Math.exp(scores[i] - best) / sum,
              described.features().get(i)));
    }
    scored.sort(Comparator.comparingDouble((ScoredCandidate each) -> -each.score()));
    return scored;
  }

  /** Signals about whether the best candidates answer at all. */
  public AnswerSigns signs(String question, SearchRanking ranking, List<ScoredCandidate> scored) {
    QuestionProfile profile =
        QuestionProfile.of(question, ranking.rarity(), lists.kinds, lists.qualifiers);
    return AnswerSigns.of(profile, ranking, scored, lists);
  }

  /** Candidates with the probability that they answer; empty when no page has any words. */
  public Optional<RankedCandidates> find(String question, SearchRanking ranking) {
    List<ScoredCandidate> scored = select(question, ranking);
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    boolean byMeaning =
        ranking.documents().stream().anyMatch(each -> each.evidence().semantic().isPresent());
    // Without vectors the signs say nothing, and on a handful of pages they say too much of one
    // that has none of the question's words; search has a confidence of its own for both.
    double probability =
        byMeaning && hasAnyWord(ranking)
            ? probability(question, ranking, scored)
            : ranking.confidence();
    return Optional.of(new RankedCandidates(question, ranking, scored, probability, byMeaning));
  }

  /** Without the code that was asked about nothing near is certain to answer. */
  private double probability(String question, SearchRanking ranking, List<ScoredCandidate> scored) {
    double fitted = model.probability(signs(question, ranking, scored));
    return ProductNames.isCodeMissing(question, ranking.documents())
        ? Math.min(fitted, Math.nextDown(model.confident()))
        : fitted;
  }

  private static boolean hasAnyWord(SearchRanking ranking) {
    return ranking.documents().stream().anyMatch(each -> each.evidence().coverage() > 0);
  }

  /** Weights and operating points. */
  public SelectionModel model() {
    return model;
  }
}
