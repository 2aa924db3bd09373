package io.signalbox.tools.foresight.quality.detect;

import java.util.Arrays;

/**
 * Sequential detector of a rise of any size in the share of bad answers of a stream. The mean
 * number of steps between false alarms is at least the promised run length for independent calls
 * whose bad share is at most the baseline; it needs no calibration. A dispersion above one, as
 * bursts of one person's calls bring, lowers what a call counts for. For one thread.
 */
public final class RateDetector extends EvidenceDetector {
  /** Sizes of the rises that are looked for, in points of the share. */
  private static final double[] RISES = {.01, .02, .03, .05, .08, .13, .2, .35, .6};

  private static final double[] WEIGHTS = {.06, .14, .13, .24, .13, .1, .09, .06, .05};

  /**
   * Least ratio of a raised share to the baseline; a smaller rise is within the baseline's
   * uncertainty.
   */
  private static final double LEAST_FACTOR = 1.5;

  private static final double LEAST_RATE = 1e-4;
  private static final double MOST_RATE = 0.98;
  private static final int TABLE = 64;

  private final double[] logBad = new double[RISES.length];
  private final double[] logGood = new double[RISES.length];
  private final double[][] badFactors = new double[RISES.length][TABLE];
  private final double[][] goodFactors = new double[RISES.length][TABLE];
  private double rate = Double.NaN;
  private double dispersion = Double.NaN;

  /**
   * @param runLength mean number of steps between false alarms, at least
   */
  public RateDetector(double runLength) {
    super(runLength, WEIGHTS);
  }

  /**
   * Sets the baseline share of bad answers from now on.
   *
   * @param usual share, at most 1
   * @param spread variance of counts in relation to that of independent calls, at least 1
   */
  public void baseline(double usual, double spread) {
    double bounded = Math.clamp(usual, LEAST_RATE, MOST_RATE);
    if (bounded == rate && spread == dispersion) {
      return;
    }
    rate = bounded;
    dispersion = spread;
    for (int i = 0; i < RISES.length; i++) {
      double worse = raised(rate, i);
      logBad[i] = Math.log(worse / rate) / dispersion;
      logGood[i] = Math.log((1 - worse) / (1 - rate)) / dispersion;
      fill(badFactors[i], logBad[i]);
      fill(goodFactors[i], logGood[i]);
    }
  }

  /** Returns the raised share of bad answers that an alternative assumes. */
  static double raised(double usual, int alternative) {
    double least = Math.max(usual * LEAST_FACTOR, usual + RISES[alternative]);
    return Math.min(least, (1 + usual) / 2);
  }

  static int alternatives() {
    return RISES.length;
  }

  private static void fill(double[] powers, double log) {
    double factor = Math.exp(log);
    powers[0] = 1;
    for (int count = 1; count < powers.length; count++) {
      powers[count] = powers[count - 1] * factor;
    }
  }

  /**
   * Adds the calls of one step and returns whether the evidence has reached the run length.
   *
   * @param calls of the step; a step without any changes nothing
   */
  public boolean step(int calls, int bad) {
    if (calls == 0) {
      return false;
    }
    mixture.begin();
    int good = calls - bad;
    for (int i = 0; i < RISES.length; i++) {
      mixture.multiply(i, ratio(i, good, bad));
    }
    return isReached();
  }

  /** Returns the likelihood ratio of a step; factors of many calls would overflow one by one. */
  private double ratio(int alternative, int good, int bad) {
    return good < TABLE && bad < TABLE
        ? badFactors[alternative][bad] * goodFactors[alternative][good]
        : Math.exp(bad * logBad[alternative] + good * logGood[alternative]);
  }

  @Override
  public String toString() {
    return "evidence " + evidence() + " of " + runLength + " against " + Arrays.toString(RISES);
  }
}
