package io.signalbox.tools.triage;

import io.signalbox.knowledge.table.Columns;
import io.signalbox.tools.route.DataClass;
import io.signalbox.tools.triage.TriageRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads and writes the tables of requests. */
final class TriageRows {
  private static final String SELECT = "SELECT * FROM triage_request ";
  private static final int LONGEST = 3000;

  private TriageRows() {}

  static Optional<TriageRequest> find(Handle handle, long number) {
    return handle
        .createQuery(SELECT + "WHERE number = :number")
        .bind("number", number)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<TriageRequest> ofAsk(Handle handle, String askId) {
    return handle
        .createQuery(SELECT + "WHERE ask_id = :id")
        .bind("id", askId)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Returns all open requests, by urgency and then age. */
  static List<TriageRequest> open(Handle handle) {
    List<TriageRequest> open =
        new ArrayList<>(
            handle
                .createQuery(
                    SELECT
                        + "WHERE state NOT IN ('DEFLECTED', 'DECIDED', 'WITHDRAWN') ORDER BY"
                        + " number")
                .map((row, context) -> read(row))
                .list());
    open.sort(Comparator.comparing(TriageRequest::urgency));
    return open;
  }

  static List<TriageRequest> since(Handle handle, Instant from) {
    return handle
        .createQuery(SELECT + "WHERE opened_at >= :from ORDER BY number")
        .bind("from", Columns.time(from))
        .map((row, context) -> read(row))
        .list();
  }

  static List<TriageRequest> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            SELECT + "WHERE due_at <= :now ORDER BY due_at, number FETCH FIRST :most ROWS ONLY")
        .bind("now", Columns.time(now))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Returns the number of open requests by person. */
  static Map<String, Integer> loads(Handle handle) {
    return counts(
        handle.createQuery(
            """
            SELECT holder AS person, COUNT(*) AS many FROM triage_request
            WHERE holder IS NOT NULL AND state IN ('CLAIMED', 'ASKED_BACK', 'SNOOZED') GROUP BY holder
            """));
  }

  /** Returns the number of a pool's requests that each person took since that time. */
  static Map<String, Integer> taken(Handle handle, String pool, Instant from) {
    return counts(
        handle
            .createQuery(
                """
                SELECT holder AS person, COUNT(*) AS many FROM triage_request
                WHERE pool = :pool AND claimed_at >= :from AND holder IS NOT NULL GROUP BY holder
                """)
            .bind("pool", pool)
            .bind("from", Columns.time(from)));
  }

  private static Map<String, Integer> counts(Query query) {
    Map<String, Integer> counts = new TreeMap<>();
    query
        .map((row, context) -> Map.entry(row.getString("person"), row.getInt("many")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  static long insert(Handle handle, String askId, TriageRequest r) {
    Ask ask = r.ask();
    return handle
        .createUpdate(
            """
            INSERT INTO triage_request (ask_id, asker, question, tried, feature, deadline, blocks, data_class, links, kind,
              urgency, pool, channel, state, holder, suggested, suggested_for, opened_at, changed_at, due_at, nudges, revision)
            VALUES (:id, :asker, :question, :tried, :feature, :deadline, :blocks, :class, :links, :topic, :urgency, :pool,
              :channel, :state, :holder, :suggested, :suggestedFor, :opened, :opened, :due, 0, 0)
            """)
        .bind("id", askId)
        .bind("asker", r.asker())
        .bind("question", Columns.text(ask.question(), LONGEST))
        .bind("tried", Columns.text(ask.tried(), LONGEST))
        .bind("feature", Columns.text(ask.feature(), 400))
        .bind("deadline", ask.deadline())
        .bind("blocks", Columns.text(ask.blocks(), 1000))
        .bind("class", ask.dataClass().name())
        .bind("links", Columns.text(ask.links(), 2000))
        .bind("topic", r.topic().name())
        .bind("urgency", r.urgency().name())
        .bind("pool", r.pool())
        .bind("channel", r.channel())
        .bind("state", r.state().name())
        .bind("holder", r.holder())
        .bind("suggested", Columns.text(r.offer().text(), 4000))
        .bind("suggestedFor", r.offer().rules())
        .bind("opened", Columns.time(r.openedAt()))
        .bind("due", r.dueAt().map(Columns::time))
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /** Puts the change in the place of what it was decided on; false when that is no more so. */
  static boolean write(Handle handle, TriageRequest after) {
    return handle
            .createUpdate(
                """
                UPDATE triage_request SET kind = :topic, urgency = :urgency, pool = :pool, state = :state, holder = :holder,
                  claimed_at = :claimed, changed_at = :changed, due_at = :due, nudges = :nudges, revision = :revision
                WHERE number = :number AND revision = :before
                """)
            .bind("topic", after.topic().name())
            .bind("urgency", after.urgency().name())
            .bind("pool", after.pool())
            .bind("state", after.state().name())
            .bind("holder", after.holder())
            .bind("claimed", after.claimedAt().map(Columns::time))
            .bind("changed", Columns.time(after.changedAt()))
            .bind("due", after.dueAt().map(Columns::time))
            .bind("nudges", after.nudges())
            .bind("revision", after.revision())
            .bind("number", after.number())
            .bind("before", after.revision() - 1)
            .execute()
        == 1;
  }

  /** Adds an event; the caller holds the request's row. */
  static TriageEvent append(
      Handle handle,
      long number,
      TriageEvent.Kind kind,
      Optional<String> actor,
      String text,
      Instant at) {
    int position =
        handle
            .createQuery("SELECT COUNT(*) FROM triage_event WHERE number = :number")
            .bind("number", number)
            .mapTo(Integer.class)
            .one();
    TriageEvent event = new TriageEvent(position, at, kind, actor, Columns.text(text, LONGEST));
    handle
        .createUpdate(
            """
            INSERT INTO triage_event (number, position, at, kind, actor, text)
            VALUES (:number, :position, :at, :kind, :actor, :text)
            """)
        .bind("number", number)
        .bind("position", position)
        .bind("at", Columns.time(at))
        .bind("kind", kind.name())
        .bind("actor", actor)
        .bind("text", event.text())
        .execute();
    return event;
  }

  static List<TriageEvent> events(Handle handle, long number) {
    return handle
        .createQuery("SELECT * FROM triage_event WHERE number = :number ORDER BY position")
        .bind("number", number)
        .map(
            (row, context) ->
                new TriageEvent(
                    row.getInt("position"),
                    Columns.time(row, "at"),
                    TriageEvent.Kind.valueOf(row.getString("kind")),
                    Optional.ofNullable(row.getString("actor")),
                    row.getString("text")))
        .list();
  }

  private static TriageRequest read(ResultSet row) throws SQLException {
    return new TriageRequest(
        row.getLong("number"),
        row.getString("asker"),
        new Ask(
            row.getString("question"),
            row.getString("tried"),
            row.getString("feature"),
            Optional.ofNullable(row.getObject("deadline", LocalDate.class)),
            row.getString("blocks"),
            DataClass.valueOf(row.getString("data_class")),
            row.getString("links")),
        Topic.valueOf(row.getString("kind")),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("pool"),
        row.getString("channel"),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("holder")),
        Offer.of(row.getString("suggested"), Optional.ofNullable(row.getString("suggested_for"))),
        Columns.time(row, "opened_at"),
        Columns.findTime(row, "claimed_at"),
        Columns.time(row, "changed_at"),
        Columns.findTime(row, "due_at"),
        row.getInt("nudges"),
        row.getInt("revision"));
  }
}
