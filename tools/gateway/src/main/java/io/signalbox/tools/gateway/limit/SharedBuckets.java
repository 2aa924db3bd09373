package io.signalbox.tools.gateway.limit;

import io.signalbox.tools.core.limit.TokenBucket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Token buckets in the database that several processes share. A process takes a portion at a time
 * and keeps it for a few seconds, so that few calls wait for the database.
 */
final class SharedBuckets {
  private static final int PORTIONS = 20;
  private static final long KEEP_MILLIS = 3_000;
  private static final int TRIES = 50;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<String, Portion> portions = new ConcurrentHashMap<>();

  private static final class Portion {
    final ReentrantLock fetching = new ReentrantLock();
    final AtomicLong units = new AtomicLong();
    volatile long takenAt;

    /** Takes units from the portion; returns false when too few are left or the portion is old. */
    boolean take(long wanted, long now) {
      if (isOld(now)) {
        return false;
      }
      long left = units.get();
      while (left >= wanted) {
        if (units.compareAndSet(left, left - wanted)) {
          return true;
        }
        left = units.get();
      }
      return false;
    }

    boolean isOld(long now) {
      return now - takenAt > KEEP_MILLIS;
    }
  }

  SharedBuckets(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Takes units from the portion in memory; a wait of 0 ms means that {@link #take(String, long,
   * long)}, which asks the database, may succeed at once.
   */
  OptionalLong takeAtOnce(String name, long perMinute, long units) {
    return portion(name).take(units, clock.millis()) ? OptionalLong.empty() : OptionalLong.of(0);
  }

  private Portion portion(String name) {
    return portions.computeIfAbsent(name, absent -> new Portion());
  }

  /** Takes units, or returns the milliseconds until a retry is worthwhile. */
  OptionalLong take(String name, long perMinute, long units) {
    Portion portion = portion(name);
    if (portion.take(units, clock.millis())) {
      return OptionalLong.empty();
    }
    portion.fetching.lock();
    try {
      // Others may take of what is fetched before this call does.
      while (!portion.take(units, clock.millis())) {
        if (portion.isOld(clock.millis())) {
          // Not given back: another process may have been refused on its account already. What
          // calls used beyond what they asked for is still owed.
          portion.units.getAndUpdate(left -> Math.min(left, 0));
        }
        OptionalLong wait = fetch(portion, name, perMinute, units);
        if (wait.isPresent()) {
          return wait;
        }
      }
      return OptionalLong.empty();
    } finally {
      portion.fetching.unlock();
    }
  }

  /** Corrects a portion by units that were taken but not used, or used beyond. */
  void correct(String name, long unused) {
    portion(name).units.addAndGet(unused);
  }

  /** Returns a portion's debt to the shared bucket and fetches units if it has enough. */
  private OptionalLong fetch(Portion portion, String name, long perMinute, long units) {
    for (int i = 0; i < TRIES; i++) {
      long now = clock.millis();
      long held = portion.units.get();
      long owed = Math.max(0, -held);
      long needed = Math.max(0, units - Math.max(0, held));
      Optional<TokenBucket> stored = jdbi.withHandle(handle -> find(handle, name));
      TokenBucket bucket =
          stored.orElse(TokenBucket.full(perMinute, now)).at(now, perMinute).minus(owed);
      boolean enough = bucket.units() >= needed;
      OptionalLong wait =
          enough
              ? OptionalLong.empty()
              : OptionalLong.of(Math.max(1, bucket.millisUntil(needed, perMinute)));
      if (!enough && owed == 0) {
        return wait;
      }
      long granted = enough ? Math.max(needed, Math.min(bucket.units(), perMinute / PORTIONS)) : 0;
      if (replace(name, stored, bucket.minus(granted))) {
        portion.units.addAndGet(owed + granted);
        if (enough) {
          portion.takenAt = now;
        }
        return wait;
      }
    }
    return OptionalLong.of(KEEP_MILLIS);
  }

  private static Optional<TokenBucket> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT level, filled_at FROM rate_bucket WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> new TokenBucket(row.getLong("level"), row.getLong("filled_at")))
        .findOne();
  }

  /** Replaces a bucket's row; false when another process changed it first. */
  private boolean replace(String name, Optional<TokenBucket> before, TokenBucket after) {
    String sql =
        before.isPresent()
            ? """
            UPDATE rate_bucket SET level = :level, filled_at = :at
            WHERE name = :name AND level = :oldLevel AND filled_at = :oldAt\
            """
            : """
            INSERT INTO rate_bucket (name, level, filled_at) VALUES (:name, :level, :at)
            ON CONFLICT DO NOTHING\
            """;
    return jdbi.withHandle(
        handle -> {
          var update =
              handle
                  .createUpdate(sql)
                  .bind("name", name)
                  .bind("level", after.level())
                  .bind("at", after.filledAt());
          before.ifPresent(b -> update.bind("oldLevel", b.level()).bind("oldAt", b.filledAt()));
          return update.execute() == 1;
        });
  }
}
