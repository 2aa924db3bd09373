package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.RetrievalEvidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Computes signals of how clearly the best candidate stands out: agreement of words and meaning on
 * its page, distance to other pages, and number of near ties.
 */
final class AgreementSignals {
  private static final int FEW = 10;
  private static final int MANY = 50;
  private static final double NEAR_TIE = 0.7;

  private final List<ScoredCandidate> scored;
  private final Map<String, Double> found = new LinkedHashMap<>();

  private AgreementSignals(List<ScoredCandidate> scored) {
    this.scored = scored;
  }

  /** Returns the names of the signals, in order. */
  static List<String> names() {
    return List.of(
        "COVERAGE_MOST",
        "COVERAGE_BELOW_MOST",
        "WORDS_MOST",
        "WORDS_BELOW_MOST",
        "WORDS_SECOND_SHARE",
        "MEANING_BELOW_MOST",
        "MEANING_DROP",
        "AGREES",
        "PAGE_SECOND_SHARE",
        "PAGE_FIFTH_SHARE",
        "COSINE_ABOVE_FEW",
        "COSINE_ABOVE_MANY",
        "COSINE_DEVIATIONS",
        "NEAR_TIES",
        "ENTROPY",
        "PAGES_OF_TIES");
  }

  /**
   * Returns the signals by name.
   *
   * @param documents of the ranking, best first
   */
  static Map<String, Double> of(List<RankedDocument> documents, List<ScoredCandidate> scored) {
    AgreementSignals signs = new AgreementSignals(scored);
    signs.agreement(documents);
    signs.nearness();
    signs.ties();
    return signs.found;
  }

  /**
   * Computes whether the page is first both by words and by meaning, and how far the other pages
   * are behind.
   */
  private void agreement(List<RankedDocument> documents) {
    RankedDocument own = scored.getFirst().candidate().document();
    double coverageMost = most(documents, RetrievalEvidence::coverage);
    double wordsMost = most(documents, RetrievalEvidence::lexical);
    double meaningMost = most(documents, AgreementSignals::meaning);
    found.put("COVERAGE_MOST", coverageMost);
    found.put("COVERAGE_BELOW_MOST", coverageMost - own.evidence().coverage());
    found.put("WORDS_MOST", wordsMost);
    double wordsBelow = wordsMost - own.evidence().lexical();
    double meaningBelow = meaningMost - meaning(own.evidence());
    found.put("WORDS_BELOW_MOST", wordsBelow);
    found.put("MEANING_BELOW_MOST", meaningBelow);
    found.put("AGREES", wordsBelow <= 0 && meaningBelow <= 0 ? 1.0 : 0.0);
    double[] words = ordered(documents, RetrievalEvidence::lexical);
    found.put("WORDS_SECOND_SHARE", words.length > 1 && words[0] > 0 ? words[1] / words[0] : 0);
    double[] meanings = ordered(documents, AgreementSignals::meaning);
    double middle = meanings[Math.min(meanings.length - 1, meanings.length / 2)];
    found.put("MEANING_DROP", meanings[0] - middle);
    found.put("PAGE_SECOND_SHARE", pageShare(documents, 1));
    found.put("PAGE_FIFTH_SHARE", pageShare(documents, 4));
  }

  private static double pageShare(List<RankedDocument> documents, int rank) {
    double first = documents.getFirst().score();
    return rank < documents.size() && first > 0 ? documents.get(rank).score() / first : 0;
  }

  private static double meaning(RetrievalEvidence evidence) {
    return evidence.semantic().map(RetrievalEvidence.Semantic::bestPassage).orElse(0.0);
  }

  private static double most(
      List<RankedDocument> documents, ToDoubleFunction<RetrievalEvidence> value) {
    return ordered(documents, value)[0];
  }

  /** Returns the documents' values, highest first. */
  private static double[] ordered(
      List<RankedDocument> documents, ToDoubleFunction<RetrievalEvidence> value) {
    return documents.stream()
        .mapToDouble(each -> -value.applyAsDouble(each.evidence()))
        .sorted()
        .map(each -> -each)
        .toArray();
  }

  /** Computes how far the cosine of the chosen unit lies above those of the other candidates. */
  private void nearness() {
    double[] cosines =
        scored.stream().mapToDouble(each -> -each.candidate().cosine()).sorted().toArray();
    double chosen = scored.getFirst().candidate().cosine();
    found.put("COSINE_ABOVE_FEW", chosen + cosines[Math.min(FEW, cosines.length - 1)]);
    found.put("COSINE_ABOVE_MANY", chosen + cosines[Math.min(MANY, cosines.length - 1)]);
    double sum = 0;
    double squares = 0;
    for (double cosine : cosines) {
      sum -= cosine;
      squares += cosine * cosine;
    }
    double mean = sum / cosines.length;
    double deviation = Math.sqrt(Math.max(1e-6, squares / cosines.length - mean * mean));
    found.put("COSINE_DEVIATIONS", (chosen - mean) / deviation);
  }

  /** Computes the number of units, and of their pages, with nearly the same score. */
  private void ties() {
    double best = scored.getFirst().score();
    List<ScoredCandidate> near =
        scored.stream().filter(each -> each.score() >= best - NEAR_TIE).toList();
    found.put("NEAR_TIES", Math.log(near.size()));
    found.put(
        "PAGES_OF_TIES",
        (double) near.stream().map(each -> each.candidate().rank()).distinct().count());
    double entropy = 0;
    for (ScoredCandidate each : scored) {
      entropy -= each.share() > 1e-9 ? each.share() * Math.log(each.share()) : 0;
    }
    found.put("ENTROPY", entropy);
  }
}
