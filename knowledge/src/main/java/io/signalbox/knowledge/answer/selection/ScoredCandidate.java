package io.signalbox.knowledge.answer.selection;

/**
 * Candidate for the answer with its score and its share of the probability among all candidates.
 *
 * @param score higher is better; comparable within one question only
 * @param share of the belief that is in this candidate, all candidates of the question together
 *     having 1
 * @param features in the order of {@link QuestionFeatures#names()}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
public record ScoredCandidate(
    UnitCandidate candidate, double score, double share, float[] features) {
  /** Least share of the question's words covered by a unit that merely repeats the problem. */
  private static final double SAID_AGAIN = 0.5;

  /**
   * Returns whether the unit only names the problem that the question describes, without cause or
   * remedy.
   */
  public boolean repeatsTrouble() {
    boolean trouble = FeatureRow.value(features, UnitFeature.TROUBLE_MET) > 0;
    return trouble && FeatureRow.value(features, UnitFeature.COVERED) >= SAID_AGAIN;
  }
}
