package io.signalbox.bot.slack.worth;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the figures of the monthly report from the tables of escalations, office-hours requests and
 * gaps.
 */
final class MonthlyReportRows {
  private final Jdbi jdbi;

  MonthlyReportRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Escalation of the period, with the time until somebody acknowledged it.
   *
   * @param acknowledged how long it took; empty where nobody did
   */
  record PagedEscalation(Optional<Duration> acknowledged) {}

  /** Open knowledge gap that its likely owner was told of. */
  record ToldGap(String question, int people) {}

  List<PagedEscalation> escalations(Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createQuery(
                        """
                        SELECT e.opened_at AS opened, (
                          SELECT MIN(v.at) FROM escalation_event v
                          WHERE v.number = e.number AND v.kind = 'ACKNOWLEDGED') AS acknowledged
                        FROM escalation e WHERE e.opened_at >= :from AND e.opened_at < :to
                        """),
                    from,
                    to)
                .map(
                    (row, context) -> {
                      Instant opened = ColumnValues.time(row, "opened");
                      return new PagedEscalation(
                          ColumnValues.findTime(row, "acknowledged")
                              .map(at -> Duration.between(opened, at)));
                    })
                .list());
  }

  List<TopicRequest> requests(Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createQuery(
                        """
                        SELECT kind, state, asker, holder, opened_at, claimed_at FROM triage_request
                        WHERE opened_at >= :from AND opened_at < :to
                        """),
                    from,
                    to)
                .map(
                    (row, context) -> {
                      Instant opened = ColumnValues.time(row, "opened_at");
                      return new TopicRequest(
                          RequestTopic.named(row.getString("kind")).orElse(RequestTopic.OTHER),
                          row.getString("state"),
                          row.getString("asker"),
                          Optional.ofNullable(row.getString("holder")),
                          ColumnValues.findTime(row, "claimed_at")
                              .map(at -> Duration.between(opened, at)));
                    })
                .list());
  }

  private static Query bound(Query query, Instant from, Instant to) {
    return query.bind("from", ColumnValues.time(from)).bind("to", ColumnValues.time(to));
  }

  List<ToldGap> gaps() {
    return jdbi.withHandle(MonthlyReportRows::gaps);
  }

  private static List<ToldGap> gaps(Handle handle) {
    return handle
        .createQuery(
            "SELECT question, people FROM knowledge_gap WHERE state = 'OPEN' ORDER BY people DESC"
                + " FETCH FIRST 10 ROWS ONLY")
        .map((row, context) -> new ToldGap(row.getString("question"), row.getInt("people")))
        .list();
  }
}
