package io.signalbox.tools.foresight.quality.detect;

/**
 * Detector that gathers evidence step by step until chance alone would take its run length to reach
 * so much, on average. For one thread.
 */
abstract sealed class EvidenceDetector permits RankDetector, RateDetector {
  final double runLength;
  final EvidenceMixture mixture;

  EvidenceDetector(double runLength, double[] weights) {
    this.runLength = runLength;
    this.mixture = new EvidenceMixture(weights);
  }

  final boolean isReached() {
    return mixture.evidence() >= runLength;
  }

  /** Returns the evidence as steps that chance alone would take to reach it, on average. */
  public final double evidence() {
    return mixture.evidence();
  }

  /** Returns the evidence by alternative, to go on from later. */
  public final double[] state() {
    return mixture.state();
  }

  /** Goes on from what {@link #state} gave; what does not fit is passed over. */
  public final void goOn(double[] state) {
    mixture.goOn(state);
  }

  /** Forgets the evidence, as after an alarm that somebody has taken up. */
  public final void reset() {
    mixture.reset();
  }
}
