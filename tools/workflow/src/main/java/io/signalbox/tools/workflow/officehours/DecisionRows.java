package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Repository of the table of decisions. */
final class DecisionRows {
  private DecisionRows() {}

  /**
   * Inserts a decision and returns it with its number.
   *
   * @param origin of an imported one, which is imported once
   * @return empty when it is there already
   */
  static Optional<Decision> insert(Handle handle, Decision d, Optional<String> origin) {
    if (origin.isPresent() && isKnown(handle, origin.get())) {
      return Optional.empty();
    }
    long number =
        handle
            .createUpdate(
                """
                INSERT INTO decision (request, origin, title, what, why, changes_if, kind, pool, access_rule, decided_by,
                  decided_on, valid_until, state)
                VALUES (:request, :origin, :title, :what, :why, :changes, :kind, :pool, :access, :by, :on, :until, :state)
                """)
            .bind("request", d.request().isPresent() ? d.request().getAsLong() : null)
            .bind("origin", origin)
            .bind("title", ColumnValues.text(d.title(), 400))
            .bind("what", ColumnValues.text(d.what(), 3000))
            .bind("why", ColumnValues.text(d.why(), 3000))
            .bind("changes", ColumnValues.text(d.changesIf(), 1000))
            .bind("kind", d.topic().name())
            .bind("pool", d.pool())
            .bind("access", d.access().text())
            .bind("by", d.decidedBy())
            .bind("on", d.decidedOn())
            .bind("until", d.validUntil())
            .bind("state", d.state().name())
            .executeAndReturnGeneratedKeys("number")
            .mapTo(Long.class)
            .one();
    return find(handle, number);
  }

  private static boolean isKnown(Handle handle, String origin) {
    return handle
            .createQuery("SELECT COUNT(*) FROM decision WHERE origin = :origin")
            .bind("origin", origin)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  static Optional<Decision> find(Handle handle, long number) {
    return handle
        .createQuery("SELECT * FROM decision WHERE number = :number")
        .bind("number", number)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<Decision> ofRequest(Handle handle, long request) {
    return handle
        .createQuery(
            "SELECT * FROM decision WHERE request = :request ORDER BY number DESC FETCH FIRST 1 ROW"
                + " ONLY")
        .bind("request", request)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Decision> list(Handle handle, int most) {
    return handle
        .createQuery(
            "SELECT * FROM decision ORDER BY decided_on DESC, number DESC FETCH FIRST :most ROWS"
                + " ONLY")
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static List<Decision> overdue(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            "SELECT * FROM decision WHERE state = 'VALID' AND valid_until < :today ORDER BY number")
        .bind("today", today)
        .map((row, context) -> read(row))
        .list();
  }

  static List<Decision> expiredSince(Handle handle, LocalDate day) {
    return handle
        .createQuery(
            "SELECT * FROM decision WHERE state = 'EXPIRED' AND valid_until >= :day ORDER BY"
                + " number")
        .bind("day", day)
        .map((row, context) -> read(row))
        .list();
  }

  static boolean change(
      Handle handle,
      long number,
      Decision.DecisionState from,
      Decision.DecisionState to,
      LocalDate until) {
    return handle
            .createUpdate(
                """
                UPDATE decision SET state = :to, valid_until = :until WHERE number = :number AND state = :from
                """)
            .bind("to", to.name())
            .bind("from", from.name())
            .bind("until", until)
            .bind("number", number)
            .execute()
        == 1;
  }

  static Decision read(ResultSet row) throws SQLException {
    long request = row.getLong("request");
    boolean imported = row.wasNull();
    return new Decision(
        row.getLong("number"),
        imported ? OptionalLong.empty() : OptionalLong.of(request),
        row.getString("title"),
        row.getString("what"),
        row.getString("why"),
        row.getString("changes_if"),
        RequestTopic.valueOf(row.getString("kind")),
        row.getString("pool"),
        AccessRule.parse(row.getString("access_rule")),
        row.getString("decided_by"),
        row.getObject("decided_on", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        Decision.DecisionState.valueOf(row.getString("state")));
  }
}
