package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
import io.signalbox.tools.workflow.revision.EventTable;
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

/** Repository of the tables of requests and their events. */
final class RequestRows {
  private static final String SELECT = "SELECT * FROM triage_request ";
  private static final EventTable EVENTS = new EventTable("triage_event");
  private static final int LONGEST = 3000;

  private RequestRows() {}

  static Optional<OfficeHoursRequest> find(Handle handle, long number) {
    return handle
        .createQuery(SELECT + "WHERE number = :number")
        .bind("number", number)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<OfficeHoursRequest> ofAsk(Handle handle, String askId) {
    return handle
        .createQuery(SELECT + "WHERE ask_id = :id")
        .bind("id", askId)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Returns all open requests, by urgency and then age. */
  static List<OfficeHoursRequest> open(Handle handle) {
    List<OfficeHoursRequest> open =
        new ArrayList<>(
            handle
                .createQuery(
                    SELECT
                        + "WHERE state NOT IN ('DEFLECTED', 'DECIDED', 'WITHDRAWN') ORDER BY"
                        + " number")
                .map((row, context) -> read(row))
                .list());
    open.sort(Comparator.comparing(OfficeHoursRequest::urgency));
    return open;
  }

  static List<OfficeHoursRequest> since(Handle handle, Instant from) {
    return handle
        .createQuery(SELECT + "WHERE opened_at >= :from ORDER BY number")
        .bind("from", ColumnValues.time(from))
        .map((row, context) -> read(row))
        .list();
  }

  static List<OfficeHoursRequest> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            SELECT + "WHERE due_at <= :now ORDER BY due_at, number FETCH FIRST :most ROWS ONLY")
        .bind("now", ColumnValues.time(now))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Returns the number of open requests that each expert holds, by person. */
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
            .bind("from", ColumnValues.time(from)));
  }

  private static Map<String, Integer> counts(Query query) {
    Map<String, Integer> counts = new TreeMap<>();
    query
        .map((row, context) -> Map.entry(row.getString("person"), row.getInt("many")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  static long insert(Handle handle, String askId, OfficeHoursRequest r) {
    RequestText ask = r.ask();
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
        .bind("question", ColumnValues.text(ask.question(), LONGEST))
        .bind("tried", ColumnValues.text(ask.tried(), LONGEST))
        .bind("feature", ColumnValues.text(ask.feature(), 400))
        .bind("deadline", ask.deadline())
        .bind("blocks", ColumnValues.text(ask.blocks(), 1000))
        .bind("class", ask.dataClass().name())
        .bind("links", ColumnValues.text(ask.links(), 2000))
        .bind("topic", r.topic().name())
        .bind("urgency", r.urgency().name())
        .bind("pool", r.pool())
        .bind("channel", r.channel())
        .bind("state", r.state().name())
        .bind("holder", r.holder())
        .bind("suggested", ColumnValues.text(r.offer().text(), 4000))
        .bind("suggestedFor", r.offer().rules())
        .bind("opened", ColumnValues.time(r.openedAt()))
        .bind("due", r.dueAt().map(ColumnValues::time))
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Updates a request if its stored revision is the one before this; returns false when another
   * change came first.
   */
  static boolean write(Handle handle, OfficeHoursRequest after) {
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
            .bind("claimed", after.claimedAt().map(ColumnValues::time))
            .bind("changed", ColumnValues.time(after.changedAt()))
            .bind("due", after.dueAt().map(ColumnValues::time))
            .bind("nudges", after.nudges())
            .bind("revision", after.revision())
            .bind("number", after.number())
            .bind("before", after.revision() - 1)
            .execute()
        == 1;
  }

  /** Appends an event; the caller holds the lock on the request's row. */
  static RequestEvent append(
      Handle handle,
      long number,
      RequestEvent.RequestEventKind kind,
      Optional<String> actor,
      String text,
      Instant at) {
    int position = EVENTS.next(handle, number);
    RequestEvent event =
        new RequestEvent(position, at, kind, actor, ColumnValues.text(text, LONGEST));
    handle
        .createUpdate(
            """
            INSERT INTO triage_event (number, position, at, kind, actor, text)
            VALUES (:number, :position, :at, :kind, :actor, :text)
            """)
        .bind("number", number)
        .bind("position", position)
        .bind("at", ColumnValues.time(at))
        .bind("kind", kind.name())
        .bind("actor", actor)
        .bind("text", event.text())
        .execute();
    return event;
  }

  static List<RequestEvent> events(Handle handle, long number) {
    return EVENTS.of(
        handle,
        number,
        (row, context) ->
            new RequestEvent(
                row.getInt("position"),
                ColumnValues.time(row, "at"),
                RequestEvent.RequestEventKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("actor")),
                row.getString("text")));
  }

  private static OfficeHoursRequest read(ResultSet row) throws SQLException {
    return new OfficeHoursRequest(
        row.getLong("number"),
        row.getString("asker"),
        new RequestText(
            row.getString("question"),
            row.getString("tried"),
            row.getString("feature"),
            Optional.ofNullable(row.getObject("deadline", LocalDate.class)),
            row.getString("blocks"),
            DataClass.valueOf(row.getString("data_class")),
            row.getString("links")),
        RequestTopic.valueOf(row.getString("kind")),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("pool"),
        row.getString("channel"),
        RequestState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("holder")),
        RequestOffer.of(
            row.getString("suggested"), Optional.ofNullable(row.getString("suggested_for"))),
        ColumnValues.time(row, "opened_at"),
        ColumnValues.findTime(row, "claimed_at"),
        ColumnValues.time(row, "changed_at"),
        ColumnValues.findTime(row, "due_at"),
        row.getInt("nudges"),
        row.getInt("revision"));
  }
}
