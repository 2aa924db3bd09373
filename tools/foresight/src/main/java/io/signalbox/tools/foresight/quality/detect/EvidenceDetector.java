package io.signalbox.tools.foresight.quality.detect;

/**
 * Base class of the sequential change detectors: accumulates evidence, and alarms when it reaches
 * the wanted mean run length between false alarms. For one thread.
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

  /**
   * Returns the accumulated evidence, as the mean number of steps in which chance alone would reach
   * it.
   */
  public final double evidence() {
    return mixture.evidence();
  }

  /** Returns the evidence by alternative, for storing the detector's state. */
  public final double[] state() {
    return mixture.state();
  }

  /** Restores a state from {@link #state}; one of another length is ignored. */
  public final void goOn(double[] state) {
    mixture.goOn(state);
  }

  /** Resets the evidence, as after an alarm that was handled. */
  public final void reset() {
    mixture.reset();
  }
}
