package io.signalbox.tools.limit;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Buckets in the database. A process takes a portion at a time and keeps it for a few seconds. */
final class SharedBuckets {
  private static final int PORTIONS = 20;
  private static final long KEEP_MILLIS = 3_000;
  private static final int TRIES = 50;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<String, Portion> portions = new ConcurrentHashMap<>();

  private static final class Portion {
    final ReentrantLock lock = new ReentrantLock();
    long units;
    long takenAt;
  }

  SharedBuckets(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Takes units; otherwise the milliseconds until it is worth trying again. */
  OptionalLong take(String name, long perMinute, long units) {
    Portion portion = portions.computeIfAbsent(name, absent -> new Portion());
    portion.lock.lock();
    try {
      long now = clock.millis();
      if (portion.units > 0 && now - portion.takenAt > KEEP_MILLIS) {
        // Not given back: another process may have been refused on its account already.
        portion.units = 0;
      }
      if (portion.units < units) {
        OptionalLong wait = fetch(portion, name, perMinute, units - portion.units);
        if (wait.isPresent()) {
          return wait;
        }
      }
      portion.units -= units;
      return OptionalLong.empty();
    } finally {
      portion.lock.unlock();
    }
  }

  /** Gives back units that were not used, or takes those that were used beyond. */
  void correct(String name, long unused) {
    Portion portion = portions.computeIfAbsent(name, absent -> new Portion());
    portion.lock.lock();
    try {
      portion.units += unused;
    } finally {
      portion.lock.unlock();
    }
  }

  private OptionalLong fetch(Portion portion, String name, long perMinute, long needed) {
    for (int i = 0; i < TRIES; i++) {
      long now = clock.millis();
      Optional<Bucket> stored = jdbi.withHandle(handle -> find(handle, name));
      Bucket bucket = stored.orElse(Bucket.full(perMinute, now)).at(now, perMinute);
      if (bucket.units() < needed) {
        return OptionalLong.of(Math.max(1, bucket.millisUntil(needed, perMinute)));
      }
      long granted = Math.max(needed, Math.min(bucket.units(), perMinute / PORTIONS));
      if (replace(name, stored, bucket.minus(granted))) {
        portion.units += granted;
        portion.takenAt = now;
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(KEEP_MILLIS);
  }

  private static Optional<Bucket> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT level, filled_at FROM rate_bucket WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> new Bucket(row.getLong("level"), row.getLong("filled_at")))
        .findOne();
  }

  /** False when another process was faster. */
  private boolean replace(String name, Optional<Bucket> before, Bucket after) {
    String sql =
        before.isPresent()
            ? """
              UPDATE rate_bucket SET level = :level, filled_at = :at
              WHERE name = :name AND level = :oldLevel AND filled_at = :oldAt"""
            : """
              INSERT INTO rate_bucket (name, level, filled_at) VALUES (:name, :level, :at)
              ON CONFLICT DO NOTHING""";
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
