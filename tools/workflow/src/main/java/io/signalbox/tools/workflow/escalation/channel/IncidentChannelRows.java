package io.signalbox.tools.workflow.escalation.channel;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.WorkQueueTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Repository of the tables of incident channels and the people invited to them. */
final class IncidentChannelRows {
  private static final WorkQueueTable ROWS =
      new WorkQueueTable("incident_channel", "number = :number");
  private static final int AT_ONCE = 8;
  private static final int LONGEST_REASON = 1000;

  private final Jdbi jdbi;

  IncidentChannelRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Requests a channel for an escalation, unless one was requested before. */
  void want(long number, String name, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO incident_channel (number, name, leased_until) VALUES (:number,"
                        + " :name, :now) ON CONFLICT DO NOTHING")
                .bind("number", number)
                .bind("name", name)
                .bind("now", ColumnValues.time(now))
                .execute());
  }

  /** Returns the numbers of all escalations for which a channel was ever requested. */
  Set<Long> wanted() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT number FROM incident_channel")
                    .mapTo(Long.class)
                    .list()));
  }

  /** Claims unfinished channels for this process, under a lease. */
  List<IncidentChannel> claim(Instant now) {
    return jdbi.inTransaction(
        handle ->
            ROWS
                .free(
                    handle,
                    "SELECT * FROM incident_channel WHERE finished_at IS NULL AND %s ORDER BY"
                        + " number FETCH FIRST :most ROWS ONLY",
                    now,
                    AT_ONCE,
                    (row, context) -> row.getLong("number"))
                .stream()
                .filter(number -> ROWS.claim(handle, Map.of("number", number), now))
                .map(number -> find(handle, number))
                .toList());
  }

  private static IncidentChannel find(Handle handle, long number) {
    return handle
        .createQuery("SELECT * FROM incident_channel WHERE number = :number")
        .bind("number", number)
        .map(IncidentChannelRows::read)
        .one();
  }

  private static IncidentChannel read(ResultSet row, StatementContext context) throws SQLException {
    return new IncidentChannel(
        row.getLong("number"),
        row.getString("name"),
        Optional.ofNullable(row.getString("channel")),
        row.getString("topic"),
        row.getInt("told"),
        row.getInt("attempts"));
  }

  void postpone(IncidentChannel row, Instant now, Duration pause) {
    jdbi.useHandle(handle -> ROWS.postpone(handle, row.key(), now, pause));
  }

  /** Stores another name to try, and resets the count of attempts. */
  void rename(IncidentChannel row, String name) {
    set(row, "name = :value, attempts = 0", name);
  }

  void opened(IncidentChannel row, String channel) {
    set(row, "channel = :value", channel);
  }

  void topic(IncidentChannel row, String topic) {
    set(row, "topic = :value", topic);
  }

  private void set(IncidentChannel row, String columns, String value) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE incident_channel SET " + columns + " WHERE number = :number")
                .bind("value", value)
                .bind("number", row.number())
                .execute());
  }

  /** Stores that events were posted, in one transaction with the messages about them. */
  void told(IncidentChannel row, int events, Consumer<Handle> words) {
    jdbi.useTransaction(
        handle -> {
          words.accept(handle);
          handle.execute(
              "UPDATE incident_channel SET told = ? WHERE number = ?", events, row.number());
        });
  }

  Set<String> people(IncidentChannel row) {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT person FROM incident_channel_person WHERE number = :n")
                    .bind("n", row.number())
                    .mapTo(String.class)
                    .list()));
  }

  void invited(IncidentChannel row, String person) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO incident_channel_person (number, person) VALUES (?, ?)"
                    + " ON CONFLICT DO NOTHING",
                row.number(),
                person));
  }

  /**
   * Marks the work on a channel as finished.
   *
   * @param refused why there is none, or none any more; empty once it was archived
   */
  void finish(IncidentChannel row, Instant now, String refused) {
    jdbi.useTransaction(
        handle -> {
          if (ROWS.finish(handle, row.key(), now) && !refused.isEmpty()) {
            handle.execute(
                "UPDATE incident_channel SET refused = ? WHERE number = ?",
                ColumnValues.text(refused, LONGEST_REASON),
                row.number());
          }
        });
  }
}
