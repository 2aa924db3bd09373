package io.signalbox.ingestion.removal;

import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table held_removal: at most one held removal a source, which an operator can
 * let through and is announced once. Safe for use from several threads and processes.
 */
public final class HeldRemovalTable {
  private static final String COLUMNS =
      "SELECT source, unit, gone, known, held_at, allowed FROM held_removal ";

  private final Jdbi jdbi;

  public HeldRemovalTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns all held removals, ordered by source. */
  public List<HeldRemoval> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "ORDER BY source")
                .map((row, context) -> read(row))
                .list());
  }

  /** Returns the held removal of this source; empty when there is none. */
  public Optional<HeldRemoval> find(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE source = :source")
                .bind("source", source)
                .map((row, context) -> read(row))
                .findOne());
  }

  /**
   * Approves a held removal, so that the source's next run carries it out; returns false when none
   * is held.
   *
   * @param gone what the person was told of; one that has grown since stays held
   * @return whether such a removal is held
   */
  public boolean letThrough(String source, long gone) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "UPDATE held_removal SET allowed = ? WHERE source = ? AND gone <= ?",
                    gone,
                    source,
                    gone))
        > 0;
  }

  /** Callback that writes a message about a held removal to the database. */
  @FunctionalInterface
  public interface Notice {
    /** Writes the message in the transaction that marks the removal as announced. */
    void write(Handle handle, HeldRemoval removal);
  }

  /**
   * Passes each held removal that was not announced yet to the callback, and marks it as announced.
   */
  public void tell(Instant now, Notice notice) {
    jdbi.useTransaction(
        handle -> {
          List<HeldRemoval> untold =
              handle
                  .createQuery(COLUMNS + "WHERE told_at IS NULL ORDER BY source FOR UPDATE")
                  .map((row, context) -> read(row))
                  .list();
          for (HeldRemoval each : untold) {
            handle.execute(
                "UPDATE held_removal SET told_at = ? WHERE source = ?",
                ColumnValues.time(now),
                each.source());
            notice.write(handle, each);
          }
        });
  }

  /** Inserts or updates the held removal of a source; one that has grown is announced again. */
  HeldRemoval hold(String source, RemovedPart loss, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO held_removal (source, unit, gone, known, held_at, allowed)
              VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING
              """,
              source,
              loss.unit(),
              loss.gone(),
              loss.known(),
              ColumnValues.time(now));
          handle.execute(
              "UPDATE held_removal SET told_at = NULL WHERE source = ? AND (gone < ? OR unit <> ?)",
              source,
              loss.gone(),
              loss.unit());
          handle.execute(
              "UPDATE held_removal SET unit = ?, gone = ?, known = ?, allowed = 0 WHERE source = ?",
              loss.unit(),
              loss.gone(),
              loss.known(),
              source);
          return handle
              .createQuery(COLUMNS + "WHERE source = :source")
              .bind("source", source)
              .map((row, context) -> read(row))
              .one();
        });
  }

  void lift(String source) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM held_removal WHERE source = ?", source));
  }

  private static HeldRemoval read(ResultSet row) throws SQLException {
    return new HeldRemoval(
        row.getString("source"),
        row.getString("unit"),
        row.getLong("gone"),
        row.getLong("known"),
        ColumnValues.time(row, "held_at"),
        row.getLong("allowed"));
  }
}
