package io.signalbox.tools.foresight.quality.detect;

import java.util.Arrays;

/**
 * Sequential evidence process for detectors, a mixture of Shiryaev-Roberts statistics (an
 * e-detector). Each step adds one unit of wealth, spread over the alternatives, and multiplies each
 * share by its likelihood ratio. Where every ratio has a mean of at most one while nothing is
 * wrong, the mean wealth after {@code n} steps is at most {@code n}, so that the mean number of
 * steps until it reaches a threshold is at least that threshold (Shin, Ramdas, Rinaldo:
 * E-detectors, 2022). For one thread.
 */
final class EvidenceMixture {
  /** Bound of the wealth: what is infinite, times a ratio of zero, would be no number for good. */
  private static final double MOST = 1e30;

  private final double[] shares;
  private final double[] wealth;

  /**
   * @param weights of the alternatives, with a sum of one
   */
  EvidenceMixture(double[] weights) {
    this.shares = weights.clone();
    this.wealth = new double[weights.length];
  }

  /** Begins a step; every alternative has to be multiplied before the evidence is read. */
  void begin() {
    for (int i = 0; i < wealth.length; i++) {
      wealth[i] += shares[i];
    }
  }

  void multiply(int alternative, double ratio) {
    wealth[alternative] = Math.min(MOST, wealth[alternative] * ratio);
  }

  /** Returns the evidence: the mean number of steps in which chance alone would reach it. */
  double evidence() {
    double sum = 0;
    for (double each : wealth) {
      sum += each;
    }
    return sum;
  }

  double[] state() {
    return wealth.clone();
  }

  void goOn(double[] state) {
    if (state.length == wealth.length && Arrays.stream(state).allMatch(Double::isFinite)) {
      System.arraycopy(state, 0, wealth, 0, wealth.length);
    }
  }

  void reset() {
    Arrays.fill(wealth, 0);
  }
}
