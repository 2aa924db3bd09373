package io.signalbox.bot.bench.answer;

import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one operation done in several ways, and the time that each way adds to the first.
 * Differences are taken pair by pair, so that other load on the machine affects both.
 */
final class AddedTimes {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram[] taken;
  private final Histogram[] added;

  AddedTimes(int ways) {
    this.taken = IntStream.range(0, ways).mapToObj(i -> new Histogram(3)).toArray(Histogram[]::new);
    this.added = IntStream.range(0, ways).mapToObj(i -> new Histogram(3)).toArray(Histogram[]::new);
  }

  /**
   * Adds the times of one operation, one for each way in which it was done.
   *
   * @param nanos of one thing, by its way; a way that was faster than the first added nothing
   */
  void add(long[] nanos) {
    for (int way = 0; way < nanos.length; way++) {
      taken[way].recordValue(nanos[way]);
      added[way].recordValue(Math.max(0, nanos[way] - nanos[0]));
    }
  }

  /** Returns a percentile, 0 to 100, of a way's times, in milliseconds. */
  double taken(int way, double percentile) {
    return taken[way].getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  /**
   * Returns a percentile, 0 to 100, of the times that a way added to the first, in milliseconds.
   */
  double paired(int way, double percentile) {
    return added[way].getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
