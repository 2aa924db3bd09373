package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.unit.AnswerKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Feature vector for the probability that the best candidates answer the question: clearness of the
 * choice, confidence of the search, and coverage of the question's rare words.
 *
 * @param values in the order of {@link #names()}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
public record AnswerSignals(double[] values) {
  private static final int SHOWN = 3;
  private static final double KNOWN = 0.5;
  private static final int MOST_PASSAGES = 40;
  private static final List<UnitFeature> OF_BEST =
      List.of(
          UnitFeature.COSINE,
          UnitFeature.COSINE_BELOW_BEST,
          UnitFeature.PASSAGE_COSINE,
          UnitFeature.TITLE_COSINE,
          UnitFeature.LEAD_COSINE,
          UnitFeature.PAGE_RANK,
          UnitFeature.PAGE_WORDS,
          UnitFeature.PAGE_COVERAGE,
          UnitFeature.COVERED,
          UnitFeature.COVERED_WITH_LEAD,
          UnitFeature.COVERED_WITH_HEADING,
          UnitFeature.COVERED_WITH_TITLE,
          UnitFeature.COVERED_BY_PASSAGE,
          UnitFeature.COVERED_BELOW_BEST,
          UnitFeature.RAREST_HERE,
          UnitFeature.RAREST_WITH_TITLE,
          UnitFeature.KINDS_MET,
          UnitFeature.KINDS_MISSED,
          UnitFeature.QUALIFIERS_CLASH,
          UnitFeature.QUALIFIERS_CLASH_PLACE,
          UnitFeature.IDENTIFIERS_HERE,
          UnitFeature.POINTS_ELSEWHERE,
          UnitFeature.HEADING_NAMED,
          UnitFeature.IS_SENTENCE);

  /** Returns the names of the signals, in order. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(unnamed(Map.of()).keySet());
    OF_BEST.forEach(feature -> names.add("BEST_" + feature.name()));
    return names;
  }

  static AnswerSignals of(
      QuestionProfile question,
      SearchRanking ranking,
      List<ScoredCandidate> scored,
      SelectionLists lists) {
    Map<String, Double> found = new LinkedHashMap<>();
    choice(scored, found);
    search(ranking, found);
    WordCoverage coverage = new WordCoverage(question, lists.affinity);
    evidence(question, scored, coverage, found);
    found.putAll(AbsenceSignals.of(question, ranking.documents(), scored, coverage, lists.things));
    found.putAll(AgreementSignals.of(ranking.documents(), scored));
    Map<String, Double> all = unnamed(found);
    double[] values = new double[all.size() + OF_BEST.size()];
    int at = 0;
    for (double value : all.values()) {
      values[at++] = value;
    }
    float[] best = scored.getFirst().features();
    for (UnitFeature feature : OF_BEST) {
      values[at++] = FeatureRow.value(best, feature);
    }
    return new AnswerSignals(values);
  }

  /** Returns the values of the signals that are not features of the best candidate, in order. */
  private static Map<String, Double> unnamed(Map<String, Double> found) {
    Map<String, Double> all = new LinkedHashMap<>();
    for (String name :
        List.of(
            "SHARE",
            "SHARE_OF_SHOWN",
            "MARGIN",
            "SCORE",
            "SHARE_OF_PAGE",
            "CONFIDENCE",
            "CONFIDENCE_LOGIT",
            "PAGE_MARGIN",
            "BEST_PASSAGE",
            "PLAIN_PASSAGE",
            "EVIDENCE_COVERAGE",
            "EVIDENCE_RAREST",
            "EVIDENCE_SECOND",
            "EVIDENCE_THIRD",
            "UNCOVERED_RARITY",
            "PAGE_EVIDENCE",
            "PAGE_RAREST",
            "PAGE_SECOND",
            "PAGE_UNCOVERED_RARITY",
            "PAGE_UNCOVERED_SHARE",
            "PAGE_EXACT_UNCOVERED_RARITY",
            "UNKNOWN_WORDS",
            "WORDS",
            "IDENTIFIERS_MISSING",
            "ASKS_VALUE",
            "ASKS_STEPS")) {
      all.put(name, found.getOrDefault(name, 0.0));
    }
    AbsenceSignals.names().forEach(name -> all.put(name, found.getOrDefault(name, 0.0)));
    AgreementSignals.names().forEach(name -> all.put(name, found.getOrDefault(name, 0.0)));
    return all;
  }

  private static void choice(List<ScoredCandidate> scored, Map<String, Double> found) {
    ScoredCandidate best = scored.getFirst();
    double second = scored.size() > 1 ? scored.get(1).share() : 0;
    found.put("SHARE", best.share());
    found.put(
        "SHARE_OF_SHOWN", scored.stream().limit(SHOWN).mapToDouble(ScoredCandidate::share).sum());
    found.put("MARGIN", best.share() - second);
    found.put("SCORE", best.score());
    found.put(
        "SHARE_OF_PAGE",
        scored.stream()
            .filter(each -> each.candidate().rank() == best.candidate().rank())
            .mapToDouble(ScoredCandidate::share)
            .sum());
  }

  private static void search(SearchRanking ranking, Map<String, Double> found) {
    double confidence = Math.min(1 - 1e-6, Math.max(1e-6, ranking.confidence()));
    found.put("CONFIDENCE", confidence);
    found.put("CONFIDENCE_LOGIT", Math.log(confidence / (1 - confidence)));
    List<RankedDocument> documents = ranking.documents();
    if (documents.size() > 1 && documents.getFirst().score() > 0) {
      found.put("PAGE_MARGIN", 1 - documents.get(1).score() / documents.getFirst().score());
    }
    found.put("BEST_PASSAGE", most(documents, RetrievalEvidence.Semantic::bestPassage));
    found.put("PLAIN_PASSAGE", most(documents, RetrievalEvidence.Semantic::plainPassage));
  }

  private static double most(
      List<RankedDocument> documents,
      java.util.function.ToDoubleFunction<RetrievalEvidence.Semantic> value) {
    return documents.stream()
        .flatMap(document -> document.evidence().semantic().stream())
        .mapToDouble(value)
        .max()
        .orElse(0);
  }

  /** Computes how well the passage with the best unit covers the question's rare words. */
  private static void evidence(
      QuestionProfile question,
      List<ScoredCandidate> scored,
      WordCoverage coverage,
      Map<String, Double> found) {
    UnitCandidate best = scored.getFirst().candidate();
    Set<String> stems = new HashSet<>(ContentWords.of(best.passage().text()));
    stems.addAll(ContentWords.of(best.unit().lead()));
    stems.addAll(ContentWords.of(best.document().frontMatter().title()));
    stems.addAll(ContentWords.of(String.join(" ", best.passage().headingPath())));
    double[] covered = coverage.of(stems);
    found.put("EVIDENCE_COVERAGE", coverage.share(covered));
    found.put("EVIDENCE_RAREST", coverage.rarest(covered, 0));
    found.put("EVIDENCE_SECOND", coverage.rarest(covered, 1));
    found.put("EVIDENCE_THIRD", coverage.rarest(covered, 2));
    double uncovered = 0;
    int unknown = 0;
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] < KNOWN) {
        uncovered = Math.max(uncovered, question.words().get(i).rarity());
        unknown++;
      }
    }
    found.put("UNCOVERED_RARITY", uncovered);
    found.put("UNKNOWN_WORDS", (double) unknown);
    page(question, best.document(), coverage, found);
    found.put("WORDS", Math.log1p(covered.length));
    String passage = best.passage().text().toLowerCase(java.util.Locale.ROOT);
    found.put(
        "IDENTIFIERS_MISSING",
        (double) question.identifiers().stream().filter(each -> !passage.contains(each)).count());
    found.put(
        "ASKS_VALUE",
        question.asks(AnswerKind.DURATION) || question.asks(AnswerKind.NUMBER) ? 1.0 : 0.0);
    found.put("ASKS_STEPS", question.asks(AnswerKind.STEPS) ? 1.0 : 0.0);
  }

  /** Computes how well the whole page with the best unit covers the question's rare words. */
  private static void page(
      QuestionProfile question,
      RankedDocument document,
      WordCoverage coverage,
      Map<String, Double> found) {
    Set<String> stems = new HashSet<>(ContentWords.of(document.frontMatter().title()));
    document.passages().stream()
        .limit(MOST_PASSAGES)
        .forEach(
            scored -> {
              stems.addAll(ContentWords.of(scored.passage().text()));
              stems.addAll(ContentWords.of(String.join(" ", scored.passage().headingPath())));
            });
    double[] covered = coverage.of(stems);
    double rarest = 1e-9;
    double uncovered = 0;
    double uncoveredExactly = 0;
    for (int i = 0; i < covered.length; i++) {
      double rarity = question.words().get(i).rarity();
      rarest = Math.max(rarest, rarity);
      uncovered = Math.max(uncovered, covered[i] < KNOWN ? rarity : 0);
      uncoveredExactly = Math.max(uncoveredExactly, covered[i] < 1 ? rarity : 0);
    }
    found.put("PAGE_EVIDENCE", coverage.share(covered));
    found.put("PAGE_RAREST", coverage.rarest(covered, 0));
    found.put("PAGE_SECOND", coverage.rarest(covered, 1));
    found.put("PAGE_UNCOVERED_RARITY", uncovered);
    found.put("PAGE_UNCOVERED_SHARE", uncovered / rarest);
    found.put("PAGE_EXACT_UNCOVERED_RARITY", uncoveredExactly);
  }
}
