package io.signalbox.tools.foresight.rehearsal;

/**
 * Sequential test of whether a new model answers badly more often than the old one did. It is a
 * mixture of likelihood ratios, which by Ville's inequality exceeds its bound with a probability of
 * {@code alarm} at most, however long one looks on. For one thread.
 */
public final class CanaryTest {
  private static final double[] FALLS = {0.05, 0.1, 0.2, 0.35};

  private final double base;
  private final double bound;
  private final double[] logs = new double[FALLS.length];

  /**
   * @param base share of bad answers that the old model has at most
   * @param alarm probability of a false return that is taken
   */
  public CanaryTest(double base, double alarm) {
    this.base = Math.min(0.6, Math.max(0.002, base));
    this.bound = Math.log(FALLS.length / alarm);
  }

  /** Adds an answer; returns whether the new model should be rolled back. */
  public boolean observe(boolean bad) {
    return observe(1, bad ? 1 : 0);
  }

  /**
   * Adds answers in any order; returns whether the new model should be rolled back.
   *
   * @param bad how many of {@code calls}
   */
  public boolean observe(long calls, long bad) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < FALLS.length; i++) {
      double other = Math.min(0.98, base + FALLS[i]);
      logs[i] += bad * Math.log(other / base) + (calls - bad) * Math.log((1 - other) / (1 - base));
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    // The mean of the ratios against 1 / alarm, both in logarithms.
    return most + Math.log(sum) >= bound;
  }
}
