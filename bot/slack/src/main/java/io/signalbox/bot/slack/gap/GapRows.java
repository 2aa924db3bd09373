package io.signalbox.bot.slack.gap;

import io.signalbox.bot.slack.gap.ReportedGap.GapState;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Repository of the table {@code knowledge_gap}: groups of unanswered questions that an owner was
 * told of.
 */
final class GapRows {
  private static final int LONGEST_QUESTION = 4000;
  private static final int LONGEST_IDS = 8000;
  private static final int LONGEST_PAGE = 400;

  private GapRows() {}

  static Optional<ReportedGap> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM knowledge_gap WHERE id = :id")
        .bind("id", id)
        .map(GapRows::read)
        .findOne();
  }

  static List<ReportedGap> open(Handle handle, int most) {
    return handle
        .createQuery(
            "SELECT * FROM knowledge_gap WHERE state = 'OPEN' ORDER BY told_at FETCH FIRST :most"
                + " ROWS ONLY")
        .bind("most", most)
        .map(GapRows::read)
        .list();
  }

  /** Returns the time at which an owner was last told of a gap. */
  static Optional<Instant> lastTold(Handle handle, String owner) {
    return handle
        .createQuery(
            "SELECT told_at FROM knowledge_gap WHERE owner = :owner ORDER BY told_at DESC FETCH"
                + " FIRST 1 ROWS ONLY")
        .bind("owner", owner)
        .map((row, context) -> ColumnValues.time(row, "told_at"))
        .findOne();
  }

  /** Inserts or replaces a gap, with the time at which its owner is told. */
  static void told(Handle handle, ReportedGap gap, Instant now) {
    handle.execute("DELETE FROM knowledge_gap WHERE id = ?", gap.id());
    handle
        .createUpdate(
            """
            INSERT INTO knowledge_gap (id, question, people, answers, owner, nearest, state, told_at)
            VALUES (:id, :question, :people, :answers, :owner, :nearest, :state, :now)
            """)
        .bind("id", gap.id())
        .bind("question", ColumnValues.text(gap.question(), LONGEST_QUESTION))
        .bind("people", gap.people())
        .bind("answers", ids(gap.answers()))
        .bind("owner", gap.owner())
        .bind("nearest", gap.nearest().map(page -> ColumnValues.text(page, LONGEST_PAGE)))
        .bind("state", gap.state().name())
        .bind("now", ColumnValues.time(now))
        .execute();
  }

  /** Returns the ids as a comma-separated text, with as many whole ids as fit the column. */
  private static String ids(List<String> answers) {
    StringBuilder all = new StringBuilder();
    for (String id : answers) {
      if (all.length() + id.length() < LONGEST_IDS) {
        all.append(all.isEmpty() ? "" : ",").append(id);
      }
    }
    return all.toString();
  }

  /** Changes the state of an open gap; false when it is not open any more. */
  static boolean move(Handle handle, String id, GapState to, Instant now) {
    return handle
            .createUpdate(
                "UPDATE knowledge_gap SET state = :state, closed_at = :now WHERE id = :id AND state"
                    + " = 'OPEN'")
            .bind("state", to.name())
            .bind("now", ColumnValues.time(now))
            .bind("id", id)
            .execute()
        == 1;
  }

  private static ReportedGap read(ResultSet row, StatementContext context) throws SQLException {
    return new ReportedGap(
        row.getString("id"),
        row.getString("question"),
        row.getInt("people"),
        List.of(row.getString("answers").split(",", -1)),
        row.getString("owner"),
        Optional.ofNullable(row.getString("nearest")),
        GapState.valueOf(row.getString("state")));
  }
}
