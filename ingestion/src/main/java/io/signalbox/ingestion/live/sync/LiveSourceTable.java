package io.signalbox.ingestion.live.sync;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.LeaseTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Repository of the table live_source: sync cursor, lease and progress of each live source. One run
 * at a time has a source: it holds the row by a lease, and whatever it writes without holding it is
 * refused, so that a cursor never moves back.
 */
final class LiveSourceTable {
  /** Duration of a run's lease on a source, after which another run may take the source over. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final int LONGEST_FAILURE = 1_000;

  private final Jdbi jdbi;

  LiveSourceTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the row of this source; empty before its first run. */
  Optional<SourceRow> find(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM live_source WHERE source = :source")
                .bind("source", source)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** Returns the names of all sources that have a row, sorted. */
  List<String> names() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT source FROM live_source ORDER BY source")
                .mapTo(String.class)
                .list());
  }

  /**
   * Takes the lease on a source for a run; returns false where another run holds it.
   *
   * @param settingsHash what was read under another one is read again
   */
  boolean claim(String source, String settingsHash, String holder, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO live_source (source, settings_hash, leased_until, lease_holder, at_source, done_items, request_count)
              VALUES (?, ?, ?, '', 0, 0, 0) ON CONFLICT DO NOTHING
              """,
              source,
              settingsHash,
              ColumnValues.time(now));
          int claimed =
              handle
                  .createUpdate(
                      """
                      UPDATE live_source SET leased_until = :until, lease_holder = :holder, started_at = :now,
                        done_items = 0, left_items = NULL, request_count = 0
                      WHERE source = :source AND %s
                      """
                          .formatted(LeaseTimes.FREE))
                  .bind("until", ColumnValues.time(now.plus(LEASE)))
                  .bind("far", ColumnValues.time(LeaseTimes.far(now)))
                  .bind("holder", holder)
                  .bind("now", ColumnValues.time(now))
                  .bind("source", source)
                  .execute();
          if (claimed == 1) {
            handle.execute(
                "UPDATE live_source SET settings_hash = ?, feed_cursor = NULL, swept_at = NULL"
                    + " WHERE source = ? AND settings_hash <> ?",
                settingsHash,
                source,
                settingsHash);
          }
          return claimed == 1;
        });
  }

  /**
   * Stores cursor and progress of a run and extends its lease, in the transaction that stores
   * items.
   *
   * @param cursor the new one; null to leave it
   * @throws LostLeaseException where another run has the source by now
   */
  void progress(
      Handle handle, String source, String holder, @Nullable String cursor, RunProgressNote note) {
    int held =
        handle
            .createUpdate(
                """
                UPDATE live_source SET feed_cursor = COALESCE(CAST(:cursor AS VARCHAR(8000)), feed_cursor),
                  leased_until = :until, done_items = :done, left_items = :left, request_count = :requests
                WHERE source = :source AND lease_holder = :holder
                """)
            .bind("cursor", cursor)
            .bind("until", ColumnValues.time(note.now().plus(LEASE)))
            .bind("done", note.done())
            .bind("left", note.left().isPresent() ? note.left().getAsLong() : null)
            .bind("requests", note.requests())
            .bind("source", source)
            .bind("holder", holder)
            .execute();
    if (held != 1) {
      throw new LostLeaseException(source);
    }
  }

  /** Counts of a run so far: items done, items left, requests. */
  record RunProgressNote(long done, OptionalLong left, long requests, Instant now) {}

  /** Records the time and size of a complete listing. */
  void swept(Handle handle, String source, String holder, Instant at, long items) {
    int held =
        handle.execute(
            "UPDATE live_source SET swept_at = ?, at_source = ? WHERE source = ? AND lease_holder ="
                + " ?",
            ColumnValues.time(at),
            items,
            source,
            holder);
    if (held != 1) {
      throw new LostLeaseException(source);
    }
  }

  /** Records the end of a run and releases its lease. */
  void end(String source, String holder, RunEnd end) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE live_source SET leased_until = :now, lease_holder = '', left_items = NULL,
                      finished_at = CASE WHEN :failure IS NULL THEN :now ELSE finished_at END,
                      failure = :failure, not_before = :notBefore, request_count = :requests
                    WHERE source = :source AND lease_holder = :holder
                    """
                        .replace(":failure IS NULL", end.failure().isEmpty() ? "1 = 1" : "1 = 0"))
                .bind("now", ColumnValues.time(end.at()))
                .bind(
                    "failure",
                    end.failure()
                        .map(text -> ColumnValues.text(text, LONGEST_FAILURE))
                        .orElse(null))
                .bind("notBefore", end.notBefore().map(ColumnValues::time).orElse(null))
                .bind("requests", end.requests())
                .bind("source", source)
                .bind("holder", holder)
                .execute());
  }

  /**
   * Outcome of a run, to be recorded at its end.
   *
   * @param failure empty where it came to its end
   */
  record RunEnd(Instant at, Optional<String> failure, Optional<Instant> notBefore, long requests) {}

  void forget(String source) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM live_source WHERE source = ?", source));
  }

  private static SourceRow read(ResultSet row) throws SQLException {
    long left = row.getLong("left_items");
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(left);
    return new SourceRow(
        row.getString("settings_hash"),
        Optional.ofNullable(row.getString("feed_cursor")),
        ColumnValues.time(row, "leased_until"),
        row.getString("lease_holder"),
        ColumnValues.findTime(row, "started_at"),
        ColumnValues.findTime(row, "finished_at"),
        ColumnValues.findTime(row, "swept_at"),
        row.getLong("at_source"),
        row.getLong("done_items"),
        known,
        Optional.ofNullable(row.getString("failure")),
        ColumnValues.findTime(row, "not_before"),
        row.getLong("request_count"));
  }
}
