package io.signalbox.bot.bench.detect;

import java.util.Arrays;

/**
 * Sliding sums of calls and bad answers over the last minutes, for any window up to a longest one.
 */
final class WindowSums {
  private final long[] calls;
  private final long[] bad;
  private int steps;

  WindowSums(int longest) {
    this.calls = new long[longest + 1];
    this.bad = new long[longest + 1];
  }

  void add(int moreCalls, int moreBad) {
    int before = steps % calls.length;
    steps++;
    int now = steps % calls.length;
    calls[now] = calls[before] + moreCalls;
    bad[now] = bad[before] + moreBad;
  }

  long calls(int minutes) {
    return sum(calls, minutes);
  }

  long bad(int minutes) {
    return sum(bad, minutes);
  }

  private long sum(long[] sums, int minutes) {
    return sums[steps % sums.length] - sums[(steps - Math.min(minutes, steps)) % sums.length];
  }

  void clear() {
    Arrays.fill(calls, 0);
    Arrays.fill(bad, 0);
    steps = 0;
  }
}
