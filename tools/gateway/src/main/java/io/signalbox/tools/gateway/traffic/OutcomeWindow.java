package io.signalbox.tools.gateway.traffic;

/**
 * Sliding window of the outcomes of the last 50 calls over a route, to compute its failure rate.
 * For one thread at a time.
 */
final class OutcomeWindow {
  private static final int SIZE = 50;

  private final boolean[] failed = new boolean[SIZE];
  private int count;
  private int next;
  private int failures;

  void add(boolean failure) {
    if (count == SIZE) {
      failures -= failed[next] ? 1 : 0;
    } else {
      count++;
    }
    failed[next] = failure;
    failures += failure ? 1 : 0;
    next = (next + 1) % SIZE;
  }

  int count() {
    return count;
  }

  int failures() {
    return failures;
  }

  double rate() {
    return count == 0 ? 0 : (double) failures / count;
  }

  void clear() {
    count = 0;
    next = 0;
    failures = 0;
  }
}
