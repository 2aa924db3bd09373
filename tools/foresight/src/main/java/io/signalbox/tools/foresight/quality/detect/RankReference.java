package io.signalbox.tools.foresight.quality.detect;

/**
 * Numbers of the past that new ones are ranked among, cut into bins of about the same size.
 *
 * @param bins last bucket of each
 * @param shares of the numbers in each
 */
public record RankReference(int[] bins, double[] shares) {
  private static final int MOST_BINS = 12;

  /** Cuts what was counted into bins. */
  public static RankReference of(NumberSketch past) {
    int[] bins = past.bins(MOST_BINS);
    int[] counts = past.counts(bins);
    double[] shares = new double[bins.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (counts[i] + 0.5) / (past.total() + 0.5 * shares.length);
    }
    return new RankReference(bins, shares);
  }

  /** Returns the numbers of a step by bin. */
  public int[] counts(NumberSketch step) {
    return step.counts(bins);
  }
}
