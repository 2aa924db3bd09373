package io.signalbox.tools.foresight.quality.detect;

import java.util.List;

/**
 * Numbers of the past that new ones are ranked among, cut into bins of about the same size.
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

  /** Cuts what was counted into bins. */
  public static RankReference of(NumberSketch past) {
    int[] bins = past.bins(MOST_BINS);
    int[] counts = past.counts(bins);
    double[] shares = new double[bins.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (counts[i] + 0.5) / (past.total() + 0.5 * shares.length);
    }
    return new RankReference(bins, shares, 1);
  }

  /**
   * Returns the reference of past minutes, with a dispersion at which their evidence stays below
   * their number when they are replayed: times of day, and slow spells, are nothing new then.
   *
   * @param minutes oldest first
   */
  public static RankReference of(List<NumberSketch> minutes) {
    NumberSketch past = new NumberSketch();
    minutes.forEach(past::add);
    RankReference even = of(past);
    double raised = 1;
    while (raised < MOST_DISPERSION && even.stands(minutes, raised)) {
      raised *= RAISE;
    }
    return new RankReference(even.bins, even.shares, raised);
  }

  private boolean stands(List<NumberSketch> minutes, double spread) {
    RankDetector detector = new RankDetector(Math.max(1, minutes.size()));
    detector.reference(shares, spread);
    for (NumberSketch minute : minutes) {
      if (detector.step(counts(minute))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the numbers of a step by bin. */
  public int[] counts(NumberSketch step) {
    return step.counts(bins);
  }
}
