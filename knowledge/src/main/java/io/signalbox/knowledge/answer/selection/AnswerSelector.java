package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ranks the units of the documents found by how well they answer the question, and estimates the
 * probability that the best one does. Safe for several threads.
 */
public final class AnswerSelector {
  /**
   * Amount subtracted from the score of a past ticket, which tells of a single case, so that a page
   * saying the same wins. The pages that the weights are fitted on have no tickets among them.
   */
  private static final double ONE_CASE = 1.2;

  /**
   * Larger penalty of a ticket when the question asks for a length of time or a number, since a
   * case has values of its own.
   */
  private static final double VALUE_OF_ONE_CASE = 5;

  private final SelectionLists lists = new SelectionLists();
  private final SelectionModel model;

  public AnswerSelector(SelectionModel model) {
    this.model = model;
  }

  /** Returns the candidates for a question with their features, for training. */
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

  /** Returns the candidates, best first. */
  public List<ScoredCandidate> select(String question, SearchRanking ranking) {
    return score(describe(question, ranking), model);
  }

  /**
   * Scores candidates that were described before with a given model, and returns them best first.
   */
  public static List<ScoredCandidate> score(QuestionFeatures described, SelectionModel model) {
    double[] scores = new double[described.candidates().size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      float[] features = described.features().get(i);
      boolean ticket = described.candidates().get(i).document().kind() == DocumentKind.TICKET;
      scores[i] = model.score(features) - (ticket ? oneCase(features) : 0);
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

  private static double oneCase(float[] features) {
    boolean value =
        Stream.of(
                UnitFeature.DURATION_MET,
                UnitFeature.DURATION_MISSED,
                UnitFeature.NUMBER_MET,
                UnitFeature.NUMBER_MISSED)
            .anyMatch(each -> FeatureRow.value(features, each) > 0);
    return value ? VALUE_OF_ONE_CASE : ONE_CASE;
  }

  /**
   * Returns the signals used to estimate whether the best candidates answer the question at all.
   */
  public AnswerSignals signs(String question, SearchRanking ranking, List<ScoredCandidate> scored) {
    QuestionProfile profile =
        QuestionProfile.of(question, ranking.rarity(), lists.kinds, lists.qualifiers);
    return AnswerSignals.of(profile, ranking, scored, lists);
  }

  /**
   * Returns the ranked candidates with the probability that they answer; empty when no page has any
   * text.
   */
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

  /**
   * Returns the calibrated probability, lowered when no page contains an error code that the
   * question asks about.
   */
  private double probability(String question, SearchRanking ranking, List<ScoredCandidate> scored) {
    double fitted = model.probability(signs(question, ranking, scored));
    return ProductNames.isCodeMissing(question, ranking.documents())
        ? Math.min(fitted, Math.nextDown(model.confident()))
        : fitted;
  }

  private static boolean hasAnyWord(SearchRanking ranking) {
    return ranking.documents().stream().anyMatch(each -> each.evidence().coverage() > 0);
  }

  /** Returns the fitted model, with its weights and thresholds. */
  public SelectionModel model() {
    return model;
  }
}
