package io.signalbox.knowledge.search;

import java.util.List;

/**
 * Estimates the probability, from 0 to 1, that the first documents of a ranking hold the answer. A
 * logistic model of three signals that fail in different ways: how much closer the best passage is
 * to the question than pages in general are, its plain closeness, and how much of the question's
 * rare words the first document has. Fitted on the development questions; {@code docs/retrieval.md}
 * has the figures and the command. Before there are vectors the words alone decide: having all of
 * the question's words says little, being far ahead of every other page says more.
 */
final class RankingConfidence {
  private static final double INTERCEPT = -33.0;
  private static final double CENTRED = 16.0;
  private static final double PLAIN = 35.0;
  private static final double COVERAGE = 8.5;

  /**
   * Coefficients used before there are vectors, for the score by words and its distance to that of
   * any other title.
   */
  private static final double WORDS_INTERCEPT = -1.2;

  private static final double WORDS = 1.7;
  private static final double WORDS_LEAD = 5.5;

  private RankingConfidence() {}

  /**
   * Returns the probability that the first documents hold the answer.
   *
   * @param found best first
   */
  static double of(List<FoundDocument> found) {
    if (found.isEmpty()) {
      return 0;
    }
    RetrievalEvidence first = found.getFirst().evidence();
    List<RetrievalEvidence.Semantic> meaning =
        found.stream().flatMap(each -> each.evidence().semantic().stream()).toList();
    if (meaning.isEmpty()) {
      return logistic(WORDS_INTERCEPT + WORDS * first.lexical() + WORDS_LEAD * lead(found));
    }
    double centred =
        meaning.stream().mapToDouble(RetrievalEvidence.Semantic::bestPassage).max().orElse(0);
    double plain =
        meaning.stream().mapToDouble(RetrievalEvidence.Semantic::plainPassage).max().orElse(0);
    return logistic(INTERCEPT + CENTRED * centred + PLAIN * plain + COVERAGE * first.coverage());
  }

  private static double lead(List<FoundDocument> found) {
    RetrievalEvidence first = found.getFirst().evidence();
    double second =
        found.stream()
            .map(FoundDocument::evidence)
            .filter(each -> !each.titleKey().equals(first.titleKey()))
            .mapToDouble(RetrievalEvidence::lexical)
            .max()
            .orElse(0);
    return Math.max(0, first.lexical() - second);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
