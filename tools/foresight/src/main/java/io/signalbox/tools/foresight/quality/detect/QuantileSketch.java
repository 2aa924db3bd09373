package io.signalbox.tools.foresight.quality.detect;

import java.util.Arrays;

/**
 * Quantile sketch: a histogram of numbers in buckets that grow by a factor of 2^(1/8), so that
 * quantiles are within five per cent of the value, and sketches can be added. Not negative; from
 * 2^31 on all are one bucket. For one thread.
 */
public final class QuantileSketch {
  private static final int STEPS = 8;
  private static final int BUCKETS = 31 * STEPS + 2;
  private static final double LOG2 = Math.log(2);

  private final int[] counts = new int[BUCKETS];
  private int total;

  /** Returns the index of the bucket of a number. */
  public static int bucket(double number) {
    return number < 1
        ? 0
        : Math.min(BUCKETS - 1, 1 + (int) Math.floor(Math.log(number) / LOG2 * STEPS));
  }

  /** Adds a number. */
  public void add(double number) {
    add(bucket(number), 1);
  }

  void add(int bucket, int count) {
    counts[bucket] += count;
    total += count;
  }

  /** Adds the counts of another sketch. */
  public void add(QuantileSketch other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  public int total() {
    return total;
  }

  /** Returns the quantile of a share from 0 to 1; zero when there are no numbers. */
  public double quantile(double share) {
    double left = share * total;
    for (int i = 0; i < BUCKETS; i++) {
      left -= counts[i];
      if (left <= 0 && total > 0) {
        return i == 0 ? 0 : Math.exp((i - 0.5) / STEPS * LOG2);
      }
    }
    return 0;
  }

  /**
   * Returns the last buckets of bins with about equal counts, at most this many; the last bin ends
   * with the last bucket.
   */
  public int[] bins(int most) {
    int[] ends = new int[most];
    int used = 0;
    double wanted = (double) total / most;
    double inBin = 0;
    double rest = total;
    for (int i = 0; i < BUCKETS; i++) {
      inBin += counts[i];
      rest -= counts[i];
      if (inBin >= wanted && rest >= wanted && used < most - 1) {
        ends[used++] = i;
        inBin = 0;
      }
    }
    ends[used++] = BUCKETS - 1;
    return Arrays.copyOf(ends, used);
  }

  /** Returns the counts by bins, each given by its last bucket. */
  public int[] counts(int[] bins) {
    int[] sums = new int[bins.length];
    int bin = 0;
    for (int i = 0; i < BUCKETS; i++) {
      while (i > bins[bin]) {
        bin++;
      }
      sums[bin] += counts[i];
    }
    return sums;
  }

  /** Returns the counts in text form, {@code bucket:count} with commas between. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < BUCKETS; i++) {
      if (counts[i] > 0) {
        text.append(text.isEmpty() ? "" : ",").append(i).append(':').append(counts[i]);
      }
    }
    return text.toString();
  }

  /** Parses the text form of {@link #text}. */
  public static QuantileSketch read(String text) {
    QuantileSketch sketch = new QuantileSketch();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        int colon = part.indexOf(':');
        sketch.add(
            Integer.parseInt(part.substring(0, colon)),
            Integer.parseInt(part.substring(colon + 1)));
      }
    }
    return sketch;
  }
}
