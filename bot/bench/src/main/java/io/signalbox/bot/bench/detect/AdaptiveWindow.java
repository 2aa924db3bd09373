package io.signalbox.bot.bench.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * ADWIN change detector (Bifet and Gavalda, 2007) with the defaults of River 0.21, fed one call
 * after the other; a baseline. It keeps a window of all calls since the last change, in buckets of
 * doubling size, and drops the older part where its mean differs from that of the newer. A change
 * to fewer bad answers is no alarm.
 */
final class AdaptiveWindow implements RateMethod {
  private static final double DELTA = 0.002;
  private static final int CLOCK = 32;
  private static final int BUCKETS = 5;
  private static final int SHORTEST = 5;
  private static final int GRACE = 10;

  /** Bad answers in buckets by size: of row {@code i} each holds 2^i calls, the oldest first. */
  private final List<Deque<Integer>> rows = new ArrayList<>();

  private long width;
  private long sum;
  private long seen;

  @Override
  public boolean step(long minute, int calls, int bad) {
    return RateMethod.callByCall(calls, bad, this::call);
  }

  private boolean call(int wrong) {
    seen++;
    width++;
    sum += wrong;
    put(0, wrong);
    if (seen % CLOCK != 0 || width <= GRACE) {
      return false;
    }
    double before = (double) sum / width;
    boolean changed = false;
    while (differs()) {
      dropOldest();
      changed = true;
    }
    return changed && (double) sum / width > before;
  }

  private void put(int row, int bad) {
    if (row == rows.size()) {
      rows.add(new ArrayDeque<>());
    }
    Deque<Integer> buckets = rows.get(row);
    buckets.addLast(bad);
    if (buckets.size() > BUCKETS) {
      put(row + 1, buckets.removeFirst() + buckets.removeFirst());
    }
  }

  private void dropOldest() {
    int row = rows.size() - 1;
    width -= 1L << row;
    sum -= rows.get(row).removeFirst();
    while (!rows.isEmpty() && rows.getLast().isEmpty()) {
      rows.removeLast();
    }
  }

  /** Returns whether some older part of the window differs from the rest. */
  private boolean differs() {
    double mean = (double) sum / width;
    double variance = mean * (1 - mean);
    double log = Math.log(2 * Math.log((double) width) / DELTA);
    long calls = 0;
    long bad = 0;
    for (int row = rows.size() - 1; row >= 0; row--) {
      for (Iterator<Integer> each = rows.get(row).iterator(); each.hasNext(); ) {
        calls += 1L << row;
        bad += each.next();
        long rest = width - calls;
        if (rest < SHORTEST) {
          return false;
        }
        double harmonic = 1.0 / (calls - SHORTEST + 1) + 1.0 / (rest - SHORTEST + 1);
        double bound = Math.sqrt(2 * harmonic * variance * log) + 2.0 / 3 * harmonic * log;
        if (calls >= SHORTEST
            && Math.abs((double) bad / calls - (double) (sum - bad) / rest) > bound) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void reset() {
    // It has forgotten what was before the change by itself.
  }
}
