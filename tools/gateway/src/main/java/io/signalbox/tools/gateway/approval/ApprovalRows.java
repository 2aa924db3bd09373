package io.signalbox.tools.gateway.approval;

import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads and writes rows of the table {@code approval}, inside the caller's transaction. */
final class ApprovalRows {
  private static final int LONGEST_SENTENCE = 2000;

  private ApprovalRows() {}

  static void insert(Handle handle, Approval approval) {
    Approval.Wish wish = approval.wish();
    handle
        .createUpdate(
            """
            INSERT INTO approval (id, route, caller, approver, channel, thread, sentence, print, arguments, state,
              asked_at, expires_at)
            VALUES (:id, :route, :caller, :approver, :channel, :thread, :sentence, :print, :arguments, :state,
              :asked, :expires)
            """)
        .bind("id", approval.id())
        .bind("route", wish.route())
        .bind("caller", wish.caller())
        .bind("approver", wish.approver())
        .bind("channel", wish.channel())
        .bind("thread", wish.thread())
        .bind("sentence", ColumnValues.text(wish.sentence(), LONGEST_SENTENCE))
        .bind("print", wish.print())
        .bind("arguments", wish.arguments())
        .bind("state", approval.state().name())
        .bind("asked", ColumnValues.time(approval.askedAt()))
        .bind("expires", ColumnValues.time(approval.expiresAt()))
        .execute();
  }

  static Optional<Approval> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM approval WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /**
   * Finds the open, approved or refused approval of this very call; a refusal holds until the
   * approval would have expired.
   */
  static Optional<Approval> standing(Handle handle, Approval.Wish wish, Instant now) {
    return handle
        .createQuery(
            """
            SELECT * FROM approval
            WHERE caller = :caller AND route = :route AND print = :print AND approver = :approver
              AND state IN ('PENDING', 'APPROVED', 'REFUSED') AND expires_at > :now
            ORDER BY asked_at DESC FETCH FIRST 1 ROW ONLY
            """)
        .bind("caller", wish.caller())
        .bind("route", wish.route())
        .bind("print", wish.print())
        .bind("approver", wish.approver())
        .bind("now", ColumnValues.time(now))
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Approval> overdue(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT * FROM approval WHERE state = 'PENDING' AND expires_at <= :now ORDER BY"
                + " expires_at")
        .bind("now", ColumnValues.time(now))
        .map((row, context) -> read(row))
        .list();
  }

  /**
   * Returns approved tool calls of Signalbox that were decided before this time and have no result.
   */
  static List<Approval> interrupted(Handle handle, Instant before) {
    return handle
        .createQuery(
            """
            SELECT * FROM approval
            WHERE state IN ('APPROVED', 'USED') AND arguments IS NOT NULL AND result IS NULL AND decided_at < :before
            """)
        .bind("before", ColumnValues.time(before))
        .map((row, context) -> read(row))
        .list();
  }

  /** Changes the state and returns whether this process made the change. */
  static boolean change(
      Handle handle,
      String id,
      Approval.ApprovalState from,
      Approval.ApprovalState to,
      Optional<Approval.ApprovalDecision> by) {
    return handle
            .createUpdate(
                """
                UPDATE approval SET state = :to, decided_by = COALESCE(:person, decided_by),
                  decided_at = COALESCE(:at, decided_at)
                WHERE id = :id AND state = :from
                """)
            .bind("id", id)
            .bind("from", from.name())
            .bind("to", to.name())
            .bind("person", by.map(Approval.ApprovalDecision::person))
            .bind("at", by.map(decision -> ColumnValues.time(decision.at())))
            .execute()
        == 1;
  }

  static boolean finish(Handle handle, String id, String result) {
    return handle
            .createUpdate(
                "UPDATE approval SET result = :result, state = 'USED' WHERE id = :id AND result IS"
                    + " NULL")
            .bind("id", id)
            .bind("result", ColumnValues.text(result, LONGEST_SENTENCE))
            .execute()
        == 1;
  }

  private static Approval read(ResultSet row) throws SQLException {
    Optional<Instant> decidedAt = ColumnValues.findTime(row, "decided_at");
    String decidedBy = row.getString("decided_by");
    return new Approval(
        row.getString("id"),
        new Approval.Wish(
            row.getString("route"),
            row.getString("caller"),
            row.getString("approver"),
            row.getString("channel"),
            Optional.ofNullable(row.getString("thread")),
            row.getString("sentence"),
            row.getString("print"),
            Optional.ofNullable(row.getString("arguments"))),
        Approval.ApprovalState.valueOf(row.getString("state")),
        ColumnValues.time(row, "asked_at"),
        ColumnValues.time(row, "expires_at"),
        decidedAt.map(at -> new Approval.ApprovalDecision(decidedBy, at)),
        Optional.ofNullable(row.getString("result")));
  }
}
