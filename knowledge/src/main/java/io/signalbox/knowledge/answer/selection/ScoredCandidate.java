package io.signalbox.knowledge.answer.selection;

/**
 * Candidate with its score.
 *
 * @param score higher is better; comparable within one question only
 * @param share of the belief that is in this candidate, all candidates of the question together
 *     having 1
 * @param features in the order of {@link QuestionFeatures#names()}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
public record ScoredCandidate(
    UnitCandidate candidate, double score, double share, float[] features) {
  /** Share of the question from which a unit says little else. */
  private static final double SAID_AGAIN = 0.5;

  /** Returns whether this only names the trouble that the question describes. */
  public boolean repeatsTrouble() {
    boolean trouble = FeatureRow.value(features, UnitFeature.TROUBLE_MET) > 0;
    return trouble && FeatureRow.value(features, UnitFeature.COVERED) >= SAID_AGAIN;
  }
}
