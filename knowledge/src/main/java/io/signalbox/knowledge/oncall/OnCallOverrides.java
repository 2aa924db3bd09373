package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Repository of on-call shifts that people took over in the bot, which outrank the imported tables;
 * it also computes which parts of them are in effect. They outrank the tables, also after those
 * were read anew; of two for the same time the later taken holds, and once it is taken back the
 * earlier one again. Safe for use from several threads and processes.
 */
public final class OnCallOverrides {
  private static final int LONGEST = 400;
  private static final String SOURCE = "overrides";
  private static final String COLUMNS =
      "SELECT id, team, role, person_name, person_handle, person_email, starts_at, ends_at, zone,"
          + " taken_by, taken_at FROM oncall_override ";
  private static final String LATEST_FIRST = " ORDER BY taken_number DESC";

  private final Jdbi jdbi;

  public OnCallOverrides(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Statement to run in the transaction that stores an override. */
  @FunctionalInterface
  public interface TransactionStep {
    void write(Handle handle);
  }

  /**
   * Returns a team's overrides that end after the instant, as they were taken, the earliest first.
   */
  public List<OverrideRow> of(String team, Instant after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    COLUMNS + "WHERE team_key = :team AND ends_at > :from ORDER BY starts_at")
                .bind("team", Shift.teamKey(team))
                .bind("from", ColumnValues.time(after))
                .map((row, context) -> row(row))
                .list());
  }

  /** Returns the override with this id. */
  public Optional<OverrideRow> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
  }

  /**
   * Deletes an override, so that the tables or an older override apply again; returns false when
   * there is none.
   *
   * @return whether it was there
   */
  public boolean remove(String id) {
    return jdbi.withHandle(
        handle -> handle.execute("DELETE FROM oncall_override WHERE id = ?", id) > 0);
  }

  /**
   * Stores that a person takes over a shift, with a further statement in the same transaction;
   * false when the request was stored before.
   *
   * @param id names the request: asked twice, it is done once
   * @param by id of who asked
   * @param along what else is written with it
   * @return whether it was new
   */
  public boolean take(String id, Shift shift, String by, Instant now, TransactionStep along) {
    return jdbi.inTransaction(
        handle -> {
          if (!insert(handle, new OverrideRow(id, shift, by, now))) {
            return false;
          }
          along.write(handle);
          return true;
        });
  }

  /** Returns the effective parts of a team's overrides in this period. */
  static List<SourcedShift> between(Handle handle, String team, Instant from, Instant to) {
    return held(
        handle
            .createQuery(
                COLUMNS
                    + "WHERE team_key = :team AND ends_at > :from AND starts_at < :to"
                    + LATEST_FIRST)
            .bind("team", Shift.teamKey(team))
            .bind("from", ColumnValues.time(from))
            .bind("to", ColumnValues.time(to)),
        shift -> shift.end().isAfter(from) && shift.start().isBefore(to));
  }

  /**
   * Returns the effective parts, ending after the instant, of the overrides by people with exactly
   * this name.
   */
  static List<SourcedShift> after(Handle handle, String person, Instant instant) {
    return held(
        handle
            .createQuery(COLUMNS + "WHERE ends_at > :from" + LATEST_FIRST)
            .bind("from", ColumnValues.time(instant)),
        shift -> shift.end().isAfter(instant) && shift.person().name().equals(person));
  }

  private static List<SourcedShift> held(Query latestFirst, Predicate<Shift> wanted) {
    return EffectiveOverrides.of(latestFirst.map((row, context) -> row(row)).list()).stream()
        .filter(row -> wanted.test(row.shift()))
        .sorted(Comparator.comparing(row -> row.shift().start()))
        .map(OnCallOverrides::listed)
        .toList();
  }

  private static boolean insert(Handle handle, OverrideRow row) {
    Shift shift = row.shift();
    return handle
            .createUpdate(
                """
                INSERT INTO oncall_override (id, team, team_key, role, person_name, person_handle, person_email,
                  starts_at, ends_at, zone, taken_by, taken_at)
                VALUES (:id, :team, :key, :role, :name, :handle, :email, :start, :end, :zone, :by, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", row.id())
            .bind("team", ColumnValues.text(shift.team(), LONGEST))
            .bind("key", Shift.teamKey(shift.team()))
            .bind("role", shift.role().name())
            .bind("name", ColumnValues.text(shift.person().name(), LONGEST))
            .bind("handle", shift.person().handle())
            .bind("email", shift.person().email())
            .bind("start", ColumnValues.time(shift.start()))
            .bind("end", ColumnValues.time(shift.end()))
            .bind("zone", shift.zone().getId())
            .bind("by", row.by())
            .bind("at", ColumnValues.time(row.at()))
            .execute()
        == 1;
  }

  private static OverrideRow row(ResultSet row) throws SQLException {
    return new OverrideRow(
        row.getString("id"),
        ShiftRows.read(row, Origin.TAKEN_OVER),
        row.getString("taken_by"),
        ColumnValues.time(row, "taken_at"));
  }

  private static SourcedShift listed(OverrideRow row) {
    return new SourcedShift(
        row.shift(),
        new TableFile(
            SOURCE, "/oncall override", AccessRule.everyone(), Optional.of(row.at()), row.at()));
  }
}
