package io.signalbox.tools.gateway.budget;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Amount of a budget that this process holds in one period, in picodollars. Setting aside what is
 * there and giving back wait for nobody; whoever fetches more or gives the rest back to the account
 * holds the lock, so that a burst fetches once.
 */
final class BudgetLease {
  final ReentrantLock fetching = new ReentrantLock();
  final Budget budget;
  final Instant periodStart;
  final Instant periodEnd;

  /** Held and not set aside for a call; below zero when calls cost more than they could. */
  private final AtomicLong free = new AtomicLong();

  /** Set aside for calls under way. */
  private final AtomicLong reserved = new AtomicLong();

  /** Time of the last reservation, in milliseconds since 1970. */
  private volatile long usedAt;

  /** Number of calls reserved for by the last fetch, and its time; guarded by the lock. */
  private long portion;

  private long fetchedAt;

  BudgetLease(Budget budget, Instant periodStart, Instant periodEnd) {
    this.budget = budget;
    this.periodStart = periodStart;
    this.periodEnd = periodEnd;
  }

  /** Sets an amount aside, if so much is free. */
  boolean setAside(long amount, long now) {
    // First, so that nobody finds nothing reserved while a call is about to begin.
    reserved.addAndGet(amount);
    long held = free.get();
    while (held >= amount) {
      if (free.compareAndSet(held, held - amount)) {
        usedAt = now;
        return true;
      }
      held = free.get();
    }
    reserved.addAndGet(-amount);
    return false;
  }

  /** Ends what was set aside for a call; what it did not cost is free again. */
  void settle(long setAside, long cost) {
    free.addAndGet(setAside - cost);
    reserved.addAndGet(-setAside);
  }

  long free() {
    return free.get();
  }

  void add(long fetched) {
    free.addAndGet(fetched);
  }

  /** Takes out all that is free, to be given back to the account; 0 where there is nothing. */
  long takeOut() {
    return Math.max(0, free.getAndUpdate(held -> Math.min(held, 0)));
  }

  boolean isReserved() {
    return reserved.get() != 0;
  }

  long usedAt() {
    return usedAt;
  }

  /**
   * Returns the number of calls to reserve for: twice the last number where that did not last, so
   * that a busy process asks the account about once in that time.
   */
  long nextPortion(long first, long lasting, long now) {
    boolean soon = portion > 0 && now - fetchedAt < lasting;
    portion = soon ? Math.min(portion * 2, first << 10) : first;
    fetchedAt = now;
    return portion;
  }
}
