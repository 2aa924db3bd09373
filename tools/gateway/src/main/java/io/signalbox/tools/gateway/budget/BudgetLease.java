package io.signalbox.tools.gateway.budget;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Part of a budget that this process has reserved for one period, in picodollars. Setting aside
 * what is there and giving back wait for nobody; whoever fetches more or gives the rest back to the
 * account holds the lock, so that a burst fetches once.
 */
final class BudgetLease {
  final ReentrantLock fetching = new ReentrantLock();
  final Budget budget;
  final Instant periodStart;
  final Instant periodEnd;

  /** Amount not reserved for a call; negative when calls cost more than their reservation. */
  private final AtomicLong free = new AtomicLong();

  /** Amount reserved for calls under way. */
  private final AtomicLong reserved = new AtomicLong();

  /** Time of the last reservation, in milliseconds since 1970. */
  private volatile long usedAt;

  /** Number of calls that the last fetch from the account reserved for; guarded by the lock. */
  private long portion;

  private long fetchedAt;

  BudgetLease(Budget budget, Instant periodStart, Instant periodEnd) {
    this.budget = budget;
    this.periodStart = periodStart;
    this.periodEnd = periodEnd;
  }

  /**
   * Reserves an amount for a call; returns false, with nothing reserved, if that much is not free.
   */
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

  /** Ends the reservation of a call; the part that the call did not cost is free again. */
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

  /** Takes the free amount out of the lease, to be returned to the account; 0 if there is none. */
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
