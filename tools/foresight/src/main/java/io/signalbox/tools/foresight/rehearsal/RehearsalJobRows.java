package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.knowledge.table.LeaseTimes;
import io.signalbox.tools.core.price.Cost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Repository of the table {@code rehearsal_job}. */
final class RehearsalJobRows {
  private static final int LONGEST = 400;

  private RehearsalJobRows() {}

  /** State of a job. */
  enum JobState {
    WAITING,
    ENDED,
    FAILED
  }

  static void add(Handle handle, RehearsalJob job) {
    handle
        .createUpdate(
            """
            INSERT INTO rehearsal_job (id, agent, from_route, to_route, requests, budget, person,
              asked_at, state, progress, leased_until)
            VALUES (:id, :agent, :from, :to, :requests, :budget, :person, :at, :state, '', 0)\
            """)
        .bind("id", job.id())
        .bind("agent", job.agent())
        .bind("from", job.routes().from())
        .bind("to", job.routes().to())
        .bind("requests", job.requests())
        .bind("budget", job.budget().picodollars())
        .bind("person", job.person())
        .bind("at", job.askedAt().toEpochMilli())
        .bind("state", JobState.WAITING.name())
        .execute();
  }

  /** Returns whether a job about the same agent and routes is not over yet. */
  static boolean isWaiting(Handle handle, RehearsalJob job) {
    return handle
            .createQuery(
                """
                SELECT COUNT(*) FROM rehearsal_job WHERE agent = :agent AND from_route = :from
                  AND to_route = :to AND state = :state\
                """)
            .bind("agent", job.agent())
            .bind("from", job.routes().from())
            .bind("to", job.routes().to())
            .bind("state", JobState.WAITING.name())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Takes the oldest job that no process works on or takes at the same time, for some time. */
  static Optional<RehearsalJob> lease(Handle handle, Instant now, Instant until) {
    List<RehearsalJob> free =
        handle
            .createQuery(
                "SELECT * FROM rehearsal_job WHERE state = :state AND "
                    + LeaseTimes.FREE
                    + " ORDER BY asked_at, id")
            .bind("state", JobState.WAITING.name())
            .bind("now", now.toEpochMilli())
            .bind("far", LeaseTimes.far(now).toEpochMilli())
            .map(RehearsalJobRows::row)
            .list();
    return free.stream().filter(job -> take(handle, job, now, until)).findFirst();
  }

  private static boolean take(Handle handle, RehearsalJob job, Instant now, Instant until) {
    return handle
            .createUpdate(
                "UPDATE rehearsal_job SET leased_until = :until WHERE id = :id AND state = :state"
                    + " AND "
                    + LeaseTimes.FREE)
            .bind("until", until.toEpochMilli())
            .bind("id", job.id())
            .bind("state", JobState.WAITING.name())
            .bind("now", now.toEpochMilli())
            .bind("far", LeaseTimes.far(now).toEpochMilli())
            .execute()
        == 1;
  }

  /** Extends the time for which a process works on a job. */
  static void extend(Handle handle, String id, Instant until) {
    handle.execute(
        "UPDATE rehearsal_job SET leased_until = ? WHERE id = ?", until.toEpochMilli(), id);
  }

  static void save(Handle handle, String id, JobState state, String progress) {
    handle.execute(
        "UPDATE rehearsal_job SET state = ?, progress = ? WHERE id = ?",
        state.name(),
        progress.substring(0, Math.min(LONGEST, progress.length())),
        id);
  }

  private static RehearsalJob row(ResultSet row, StatementContext context) throws SQLException {
    return new RehearsalJob(
        row.getString("id"),
        row.getString("agent"),
        new StoredRehearsal.RehearsedRoutes(row.getString("from_route"), row.getString("to_route")),
        row.getInt("requests"),
        new Cost(row.getLong("budget")),
        row.getString("person"),
        Instant.ofEpochMilli(row.getLong("asked_at")));
  }
}
