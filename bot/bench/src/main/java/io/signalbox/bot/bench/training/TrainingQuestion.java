package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerProof;
import io.signalbox.bot.bench.quality.ProvenQuestion;
import io.signalbox.knowledge.answer.selection.QuestionFeatures;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Question with its candidate passages, their features, and labels of those that prove the answer.
 *
 * @param shown what of the pages was there
 * @param positive by candidate
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record TrainingQuestion(
    ProvenQuestion question,
    Shown shown,
    SearchRanking ranking,
    List<float[]> features,
    List<UnitCandidate> candidates,
    boolean[] positive,
    List<TrainingPart> parts) {

  /** Pages that were available when the question was asked. */
  enum Shown {
    /** All pages. */
    ALL,
    /** All pages except those that answer. */
    PAGES_REMOVED,
    /** All pages without the passages that answer. */
    DETAIL_REMOVED
  }

  /** Part of a question that asks two things, with its search results. */
  record TrainingPart(String text, SearchRanking ranking, QuestionFeatures described) {}

  static TrainingQuestion of(
      ProvenQuestion question, Shown shown, SearchRanking ranking, QuestionFeatures described) {
    List<UnitCandidate> candidates = described.candidates();
    boolean[] positive = new boolean[candidates.size()];
    Map<String, String> passages = new HashMap<>();
    String value = GoldMatcher.plain(question.value());
    for (AnswerProof proof : question.proofs()) {
      List<String> quotes = proof.quotes().stream().map(GoldMatcher::plain).toList();
      for (int i = 0; i < positive.length; i++) {
        UnitCandidate candidate = candidates.get(i);
        if (proof.documents().contains(candidate.document().id().value())) {
          positive[i] |=
              quotes.stream().anyMatch(quote -> proves(candidate, quote, value, passages));
        }
      }
    }
    return new TrainingQuestion(
        question, shown, ranking, described.features(), candidates, positive, List.of());
  }

  private static boolean proves(
      UnitCandidate candidate, String quote, String value, Map<String, String> passages) {
    String unit = GoldMatcher.plain(candidate.unit().text());
    String shown = GoldMatcher.plain(candidate.unit().lead()) + " " + unit;
    if (GoldMatcher.isIn(quote, unit) || GoldMatcher.isIn(quote, shown)) {
      return true;
    }
    if (GoldMatcher.isPartOf(unit, quote) && (value.isEmpty() || unit.contains(value))) {
      return true;
    }
    String passage =
        passages.computeIfAbsent(
            candidate.document().id().value() + " " + candidate.unit().passage(),
            absent -> GoldMatcher.plain(candidate.passage().text()));
    return !value.isEmpty()
        && passage.contains(quote)
        && (" " + unit + " ").contains(value)
        && quote.contains(value);
  }

  /** Returns this question with its parts. */
  TrainingQuestion with(List<TrainingPart> found) {
    return new TrainingQuestion(question, shown, ranking, features, candidates, positive, found);
  }

  /**
   * Returns the question without the passages that prove the answer, or empty when nothing is left
   * to compare.
   */
  Optional<TrainingQuestion> withoutProof() {
    Set<String> proving = new HashSet<>();
    for (int i = 0; i < positive.length; i++) {
      if (positive[i]) {
        proving.add(passageKey(candidates.get(i)));
      }
    }
    List<float[]> rows = new ArrayList<>();
    List<UnitCandidate> others = new ArrayList<>();
    for (int i = 0; i < positive.length; i++) {
      if (!proving.contains(passageKey(candidates.get(i)))) {
        rows.add(features.get(i));
        others.add(candidates.get(i));
      }
    }
    return proving.isEmpty() || others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TrainingQuestion(
                question,
                Shown.DETAIL_REMOVED,
                ranking,
                rows,
                others,
                new boolean[others.size()],
                List.of()));
  }

  private static String passageKey(UnitCandidate candidate) {
    return candidate.document().id().value() + " " + candidate.unit().passage();
  }

  /**
   * Returns the question reduced to the candidates that prove it, the nearest ones, and some of the
   * others.
   */
  TrainingQuestion nearest(int near, int others) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < positive.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -candidates.get(i).cosine()));
    int step = Math.max(1, (order.size() - near) / Math.max(1, others));
    List<float[]> rows = new ArrayList<>();
    List<UnitCandidate> kept = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (int rank = 0; rank < order.size(); rank++) {
      int i = order.get(rank);
      if (positive[i] || rank < near || (rank - near) % step == 0) {
        rows.add(features.get(i));
        kept.add(candidates.get(i));
        right.add(positive[i]);
      }
    }
    boolean[] marks = new boolean[right.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = right.get(i);
    }
    return new TrainingQuestion(question, shown, ranking, rows, kept, marks, parts);
  }

  /** Returns whether an available page answers the question. */
  boolean answerable() {
    return question.answerable() && shown == Shown.ALL;
  }

  boolean hasPositive() {
    for (boolean each : positive) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the rank of the best proof by these scores, from 0; the number of candidates if none.
   */
  int rank(double[] scores) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i]) {
        best = Math.max(best, scores[i]);
      }
    }
    int better = 0;
    for (double score : scores) {
      better += score > best ? 1 : 0;
    }
    return better;
  }
}
