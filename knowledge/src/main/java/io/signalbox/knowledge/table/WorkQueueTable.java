package io.signalbox.knowledge.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Work queue in a database table: processes claim rows for a time, postpone them, and finish them
 * once. The table has the columns {@code leased_until}, {@code attempts} and {@code finished_at}.
 */
public final class WorkQueueTable {
  /**
   * Length of a lease, after which another process takes an unfinished row over, since the first
   * must have ended.
   */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final String table;
  private final String row;

  /**
   * @param table its name; never from outside
   * @param row condition that names one row by bound values, as {@code id = :id}
   */
  public WorkQueueTable(String table, String row) {
    this.table = table;
    this.row = row;
  }

  /**
   * Returns rows that may be claimed.
   *
   * @param query has {@code %s} for the condition of a free row and {@code :most} for their number
   */
  public <T> List<T> free(Handle handle, String query, Instant now, int most, RowMapper<T> mapper) {
    return handle
        .createQuery(query.formatted(LeaseTimes.FREE))
        .bind("now", ColumnValues.time(now))
        .bind("far", ColumnValues.time(LeaseTimes.far(now)))
        .bind("most", most)
        .map(mapper)
        .list();
  }

  /** Claims a row and counts the attempt; returns false when another process has it. */
  public boolean claim(Handle handle, Map<String, ?> key, Instant now) {
    return handle
            .createUpdate(
                "UPDATE %s SET leased_until = :until, attempts = attempts + 1 WHERE %s AND finished_at IS NULL AND %s"
                    .formatted(table, row, LeaseTimes.FREE))
            .bindMap(key)
            .bind("now", ColumnValues.time(now))
            .bind("far", ColumnValues.time(LeaseTimes.far(now)))
            .bind("until", ColumnValues.time(now.plus(LEASE)))
            .execute()
        == 1;
  }

  /**
   * Claims rows whose key is {@code id}, in the order of the query, and returns those that no other
   * process claimed first.
   *
   * @param query selects {@code id}; as for {@link #free}
   */
  public <T> List<T> claim(
      Jdbi jdbi, String query, Instant now, int most, BiFunction<Handle, String, T> read) {
    return jdbi.inTransaction(
        handle -> {
          List<T> claimed = new ArrayList<>();
          for (String id : free(handle, query, now, most, (row, context) -> row.getString("id"))) {
            if (claim(handle, Map.of("id", id), now)) {
              claimed.add(read.apply(handle, id));
            }
          }
          return claimed;
        });
  }

  /** Releases a row so that it can be claimed again after a pause. */
  public boolean postpone(Handle handle, Map<String, ?> key, Instant now, Duration pause) {
    return handle
            .createUpdate(
                "UPDATE %s SET leased_until = :until WHERE %s AND finished_at IS NULL"
                    .formatted(table, row))
            .bindMap(key)
            .bind("until", ColumnValues.time(LeaseTimes.until(now, pause)))
            .execute()
        == 1;
  }

  /** Marks a row as finished; returns false when it was finished before. */
  public boolean finish(Handle handle, Map<String, ?> key, Instant now) {
    return handle
            .createUpdate(
                "UPDATE %s SET finished_at = :now WHERE %s AND finished_at IS NULL"
                    .formatted(table, row))
            .bindMap(key)
            .bind("now", ColumnValues.time(now))
            .execute()
        == 1;
  }

  /** Deletes the rows that were finished before a time. */
  public void forget(Jdbi jdbi, Instant before) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM %s WHERE finished_at < :before".formatted(table))
                .bind("before", ColumnValues.time(before))
                .execute());
  }

  /** Returns the number of unfinished rows. */
  public long open(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM %s WHERE finished_at IS NULL".formatted(table))
                .mapTo(Long.class)
                .one());
  }
}
