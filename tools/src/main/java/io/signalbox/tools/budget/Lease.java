package io.signalbox.tools.budget;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this process holds of a budget in one period, in picodollars. Guarded by its lock, also
 * while more is fetched, so that a burst fetches once.
 */
final class Lease {
  final ReentrantLock lock = new ReentrantLock();
  final Budget budget;
  final Instant periodStart;
  final Instant periodEnd;

  /** Held and not set aside for a call; below zero when calls cost more than they could. */
  long free;

  /** Set aside for calls under way. */
  long reserved;

  /** When something was last set aside, in milliseconds since 1970. */
  long usedAt;

  Lease(Budget budget, Instant periodStart, Instant periodEnd) {
    this.budget = budget;
    this.periodStart = periodStart;
    this.periodEnd = periodEnd;
  }
}
