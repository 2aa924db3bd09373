package io.signalbox.knowledge.search;

import java.util.List;

/**
 * Probability, from 0 to 1, that the first documents of a ranking hold the answer. A logistic model
 * of three signals that fail in different ways: how much closer the best passage is to the question
 * than pages in general are, its plain closeness, and how much of the question's rare words the
 * first document has. Fitted on the development questions; {@code docs/retrieval.md} has the
 * figures and the command.
 */
final class RankingConfidence {
  private static final double INTERCEPT = -33.0;
  private static final double CENTRED = 16.0;
  private static final double PLAIN = 35.0;
  private static final double COVERAGE = 8.5;

  private RankingConfidence() {}

  /**
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
      return logistic(COVERAGE * (first.coverage() - 0.5));
    }
    double centred =
        meaning.stream().mapToDouble(RetrievalEvidence.Semantic::bestPassage).max().orElse(0);
    double plain =
        meaning.stream().mapToDouble(RetrievalEvidence.Semantic::plainPassage).max().orElse(0);
    return logistic(INTERCEPT + CENTRED * centred + PLAIN * plain + COVERAGE * first.coverage());
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
