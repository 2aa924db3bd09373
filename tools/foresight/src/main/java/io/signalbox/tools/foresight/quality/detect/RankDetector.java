package io.signalbox.tools.foresight.quality.detect;

import java.util.Arrays;

/**
 * Sequential detector of changes in the distribution of numbers, by their ranks among earlier ones,
 * like the Mann-Whitney test: their distribution does not matter. Ranks are counted in bins; the
 * alternatives are higher, lower, or more extreme ranks. The mean number of steps between false
 * alarms is at least the run length while the bins have the shares of the reference. For one
 * thread.
 */
public final class RankDetector extends EvidenceDetector {
  /**
   * Alternatives as beta distributions of a rank that is uniform without a change: exponents minus
   * one.
   */
  private static final double[][] SHAPES = {
    {1.25, 1}, {1.6, 1}, {2.5, 1}, {5, 1}, {15, 1}, {1, 1.25}, {1, 1.6}, {1, 2.5}, {1, 5}, {1, 15}
  };

  private double[][] logs = new double[0][0];

  /**
   * @param runLength mean number of steps between false alarms, at least
   */
  public RankDetector(double runLength) {
    super(runLength, weights());
  }

  private static double[] weights() {
    double[] weights = new double[SHAPES.length];
    Arrays.fill(weights, 1.0 / SHAPES.length);
    return weights;
  }

  /**
   * Sets the usual shares of numbers in the bins, and their dispersion, as the reference for ranks.
   *
   * @param shares of numbers in each bin, from the lowest to the highest; none is zero
   * @param dispersion variance of counts in relation to that of independent numbers, at least 1
   */
  public void reference(double[] shares, double dispersion) {
    double[][] table = new double[SHAPES.length][shares.length];
    for (int i = 0; i < SHAPES.length; i++) {
      double below = 0;
      for (int bin = 0; bin < shares.length; bin++) {
        double above = Math.min(1, below + shares[bin]);
        double likely = distribution(SHAPES[i], above) - distribution(SHAPES[i], below);
        table[i][bin] = Math.log(Math.max(1e-12, likely) / shares[bin]) / dispersion;
        below = above;
      }
    }
    logs = table;
  }

  /**
   * Returns the beta distribution function; one exponent is always one, which gives a closed form.
   */
  private static double distribution(double[] shape, double rank) {
    return shape[1] == 1 ? Math.pow(rank, shape[0]) : 1 - Math.pow(1 - rank, shape[1]);
  }

  /**
   * Adds the numbers of one step, counted by bin, and returns whether the evidence has reached the
   * run length. A step without any changes nothing.
   */
  public boolean step(int[] counts) {
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    if (all == 0) {
      return false;
    }
    mixture.begin();
    for (int i = 0; i < SHAPES.length; i++) {
      double log = 0;
      for (int bin = 0; bin < counts.length; bin++) {
        log += counts[bin] * logs[i][bin];
      }
      mixture.multiply(i, Math.exp(log));
    }
    return isReached();
  }
}
