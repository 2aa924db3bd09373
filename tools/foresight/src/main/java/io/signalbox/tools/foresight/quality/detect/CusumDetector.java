package io.signalbox.tools.foresight.quality.detect;

/**
 * CUSUM detector of a rise in the share of bad answers to a given size. Its reference value is the
 * reciprocal of a whole number, so that its run length follows exactly from a chain of states
 * (Reynolds and Stoumbos, 1999) and the smallest of its discrete thresholds that keeps the promise
 * is found without simulation. For one thread.
 */
public final class CusumDetector {
  private static final int HIGHEST = 20_000;

  private final int scale;
  private final int threshold;
  private long sum;

  private CusumDetector(int scale, int threshold) {
    this.scale = scale;
    this.threshold = threshold;
  }

  /**
   * Creates the detector with the lowest threshold that has the run length.
   *
   * @param usual share of bad answers, above 0
   * @param worse share that it is made for, above the usual one
   * @param runLength mean number of calls between false alarms, at least
   */
  public static CusumDetector of(double usual, double worse, double runLength) {
    double good = -Math.log((1 - worse) / (1 - usual));
    double reference = good / (Math.log(worse / usual) + good);
    int scale = Math.max(1, (int) Math.round(1 / reference));
    int low = scale;
    int high = scale;
    while (runLength(usual, scale, high) < runLength && high < HIGHEST) {
      low = high;
      high *= 2;
    }
    while (low < high) {
      int middle = (low + high) / 2;
      if (runLength(usual, scale, middle) >= runLength) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return new CusumDetector(scale, high);
  }

  /**
   * Returns the mean number of calls until the sum reaches a threshold, from zero.
   *
   * <p>The sum goes up by {@code scale - 1} at a bad answer and down by one, not below zero, at a
   * good one. With {@code L(s) = a(s) + b(s) L(s - 1)} the means follow from the highest state
   * down.
   */
  static double runLength(double bad, int scale, int threshold) {
    double[] fixed = new double[threshold + scale];
    double[] share = new double[threshold + scale];
    for (int state = threshold - 1; state >= 1; state--) {
      double[] above = above(fixed, share, state, scale, threshold);
      double own = 1 - bad * above[1];
      fixed[state] = (1 + bad * above[0]) / own;
      share[state] = (1 - bad) / own;
    }
    double[] above = above(fixed, share, 0, scale, threshold);
    return (1 + bad * above[0]) / (bad * (1 - above[1]));
  }

  /** Returns the mean after a bad answer, as a linear function of the mean in this state. */
  private static double[] above(
      double[] fixed, double[] share, int state, int scale, int threshold) {
    if (state + scale - 1 >= threshold) {
      return new double[] {0, 0};
    }
    double constant = 0;
    double factor = 1;
    for (int s = state + scale - 1; s > state; s--) {
      constant += factor * fixed[s];
      factor *= share[s];
    }
    return new double[] {constant, factor};
  }

  /** Adds the calls of one step and returns whether the sum has reached the threshold. */
  public boolean step(int calls, int bad) {
    // Resets within a step would only raise the sum: the run length is kept by steps of any size.
    sum = Math.max(0, sum + (long) bad * scale - calls);
    return sum >= threshold;
  }

  /** Resets the sum to zero. */
  public void reset() {
    sum = 0;
  }
}
