package io.signalbox.tools.foresight.quality.detect;

import java.util.List;

/**
 * Reference distribution of past numbers against which new ones are ranked, in bins of about equal
 * counts.
 *
 * @param bins last bucket of each
 * @param shares of the numbers in each
 * @param dispersion at which the past minutes are nothing special, at least 1
 */
// Never compared, and read in the inner loop of every minute.
@SuppressWarnings("ArrayRecordComponent")
public record RankReference(int[] bins, double[] shares, double dispersion) {
  private static final int MOST_BINS = 12;
  private static final double RAISE = 1.5;
  private static final double MOST_DISPERSION = 500;

  /** Divides the counted numbers into bins. */
  public static RankReference of(QuantileSketch past) {
    int[] bins = past.bins(MOST_BINS);
    int[] counts = past.counts(bins);
    double[] shares = new double[bins.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (counts[i] + 0.5) / (past.total() + 0.5 * shares.length);
    }
    return new RankReference(bins, shares, 1);
  }

  /**
   * Returns the reference of past minutes, with a dispersion high enough that replaying them raises
   * no alarm.
   *
   * @param minutes oldest first
   */
  public static RankReference of(List<QuantileSketch> minutes) {
    QuantileSketch past = new QuantileSketch();
    minutes.forEach(past::add);
    RankReference even = of(past);
    double raised = 1;
    while (raised < MOST_DISPERSION && even.stands(minutes, raised)) {
      raised *= RAISE;
    }
    return new RankReference(even.bins, even.shares, raised);
  }

  private boolean stands(List<QuantileSketch> minutes, double spread) {
    RankDetector detector = new RankDetector(Math.max(1, minutes.size()));
    detector.reference(shares, spread);
    for (QuantileSketch minute : minutes) {
      if (detector.step(counts(minute))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the counts of a step's numbers by bin. */
  public int[] counts(QuantileSketch step) {
    return step.counts(bins);
  }
}
