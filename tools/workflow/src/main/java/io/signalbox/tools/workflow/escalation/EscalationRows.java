package io.signalbox.tools.workflow.escalation;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.revision.EventTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Repository of the tables of escalations, their timeline events, pages and requests. */
final class EscalationRows {
  private static final EventTable EVENTS = new EventTable("escalation_event");
  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_SUMMARY = 2000;
  private static final String SELECT = "SELECT * FROM escalation ";

  private EscalationRows() {}

  /** Stores the id of a request; returns false when it was stored before. */
  static boolean claimRequest(Handle handle, String id) {
    return handle.execute(
            "INSERT INTO escalation_request (id, number) VALUES (?, 0) ON CONFLICT DO NOTHING", id)
        == 1;
  }

  static void nameRequest(Handle handle, String id, long number) {
    handle.execute("UPDATE escalation_request SET number = ? WHERE id = ?", number, id);
  }

  static Optional<Escalation> ofRequest(Handle handle, String id) {
    return handle
        .createQuery(
            SELECT + "WHERE number = (SELECT r.number FROM escalation_request r WHERE r.id = :id)")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<Escalation> find(Handle handle, long number) {
    return handle
        .createQuery(SELECT + "WHERE number = :number")
        .bind("number", number)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Returns the open escalation that new reports about the service join, and locks its row. */
  static Optional<Escalation> joinable(Handle handle, String service) {
    return handle
        .createQuery(SELECT + "WHERE open_key = :key FOR UPDATE")
        .bind("key", key(service))
        .map((row, context) -> read(row))
        .findOne();
  }

  static void closeToReports(Handle handle, long number) {
    handle.execute("UPDATE escalation SET open_key = NULL WHERE number = ?", number);
  }

  static List<Escalation> open(Handle handle) {
    return handle
        .createQuery(SELECT + "WHERE state <> 'RESOLVED' ORDER BY number")
        .map((row, context) -> read(row))
        .list();
  }

  /** Returns the latest earlier escalations of the same service since a time. */
  static List<Escalation> similar(Handle handle, Escalation to, Instant since, int most) {
    return handle
        .createQuery(
            SELECT
                + "WHERE LOWER(service) = :service AND number < :number AND opened_at > :since"
                + " ORDER BY number DESC FETCH FIRST :most ROWS ONLY")
        .bind("service", key(to.subject().service()))
        .bind("number", to.number())
        .bind("since", ColumnValues.time(since))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /**
   * Returns the unresolved escalations opened in an interval for which related knowledge was not
   * searched yet.
   */
  static List<Escalation> notLookedUp(Handle handle, Instant after, Instant before) {
    return handle
        .createQuery(
            SELECT
                + "WHERE looked_up = FALSE AND state <> 'RESOLVED' AND opened_at > :after AND"
                + " opened_at <= :before ORDER BY number")
        .bind("after", ColumnValues.time(after))
        .bind("before", ColumnValues.time(before))
        .map((row, context) -> read(row))
        .list();
  }

  /**
   * Marks an escalation as searched for related knowledge; returns false when it was marked before.
   */
  static boolean lookedUp(Handle handle, long number) {
    return handle.execute(
            "UPDATE escalation SET looked_up = TRUE WHERE number = ? AND looked_up = FALSE", number)
        == 1;
  }

  /**
   * Returns the escalations whose timer has expired, the earliest first.
   *
   * @param future the clock was put back since an escalation changed that changed after this; its
   *     timer is due
   */
  static List<Escalation> due(Handle handle, Instant now, Instant future, int most) {
    return handle
        .createQuery(
            SELECT
                + "WHERE due_at <= :now OR (due_at IS NOT NULL AND changed_at > :future) ORDER BY"
                + " due_at, number FETCH FIRST :most ROWS ONLY")
        .bind("now", ColumnValues.time(now))
        .bind("future", ColumnValues.time(future))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static long insert(Handle handle, Escalation e) {
    return handle
        .createUpdate(
            """
            INSERT INTO escalation (open_key, service, team, policy, severity, summary, reporter, channel, state, step,
              opened_at, changed_at, due_at, revision)
            VALUES (:key, :service, :team, :policy, :severity, :summary, :reporter, :channel, :state, :step,
              :opened, :opened, :due, :revision)
            """)
        .bind("key", key(e.subject().service()))
        .bind("service", ColumnValues.text(e.subject().service(), 400))
        .bind("team", e.subject().team().map(team -> ColumnValues.text(team, 400)))
        .bind("policy", e.policy())
        .bind("severity", e.subject().severity())
        .bind("summary", ColumnValues.text(e.subject().summary(), LONGEST_SUMMARY))
        .bind("reporter", e.reporter())
        .bind("channel", e.channel())
        .bind("state", e.state().name())
        .bind("step", e.step())
        .bind("opened", ColumnValues.time(e.openedAt()))
        .bind("due", e.dueAt().map(ColumnValues::time))
        .bind("revision", e.revision())
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Updates an escalation if its stored revision is the one before this; returns false when another
   * change came first.
   */
  static boolean write(Handle handle, Escalation after) {
    boolean resolved = after.state() == EscalationState.RESOLVED;
    return handle
            .createUpdate(
                """
                UPDATE escalation SET severity = :severity, state = :state, step = :step, acknowledged_by = :holder,
                  changed_at = :changed, due_at = :due, revision = :revision,
                  open_key = CASE WHEN :resolved THEN NULL ELSE open_key END
                WHERE number = :number AND revision = :before
                """)
            .bind("severity", after.subject().severity())
            .bind("state", after.state().name())
            .bind("step", after.step())
            .bind("holder", after.acknowledgedBy())
            .bind("changed", ColumnValues.time(after.changedAt()))
            .bind("due", after.dueAt().map(ColumnValues::time))
            .bind("revision", after.revision())
            .bind("resolved", resolved)
            .bind("number", after.number())
            .bind("before", after.revision() - 1)
            .execute()
        == 1;
  }

  /** Appends events to the timeline; the caller holds the lock on the escalation's row. */
  static List<EscalationEvent> append(
      Handle handle, long number, List<UnsavedEvent> notes, Instant at) {
    int position = EVENTS.next(handle, number);
    List<EscalationEvent> events = new ArrayList<>();
    for (UnsavedEvent note : notes) {
      EscalationEvent event =
          new EscalationEvent(
              position++,
              at,
              note.kind(),
              note.actor(),
              note.subject(),
              ColumnValues.text(note.text(), LONGEST_TEXT));
      events.add(event);
      handle
          .createUpdate(
              """
              INSERT INTO escalation_event (number, position, at, kind, actor, subject, text)
              VALUES (:number, :position, :at, :kind, :actor, :subject, :text)
              """)
          .bind("number", number)
          .bind("position", event.position())
          .bind("at", ColumnValues.time(at))
          .bind("kind", event.kind().name())
          .bind("actor", event.actor())
          .bind("subject", event.subject())
          .bind("text", event.text())
          .execute();
    }
    return events;
  }

  static List<EscalationEvent> events(Handle handle, long number) {
    return EVENTS.of(
        handle,
        number,
        (row, context) ->
            new EscalationEvent(
                row.getInt("position"),
                ColumnValues.time(row, "at"),
                EscalationEvent.EscalationEventKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("actor")),
                Optional.ofNullable(row.getString("subject")),
                row.getString("text")));
  }

  static void page(Handle handle, long number, List<SentPage> pages) {
    for (SentPage page : pages) {
      handle.execute(
          "INSERT INTO escalation_page (number, step, person) VALUES (?, ?, ?)",
          number,
          page.step(),
          page.person());
    }
  }

  static List<SentPage> pages(Handle handle, long number) {
    return handle
        .createQuery(
            "SELECT step, person FROM escalation_page WHERE number = :number ORDER BY step, person")
        .bind("number", number)
        .map((row, context) -> new SentPage(row.getInt("step"), row.getString("person")))
        .list();
  }

  static String key(String service) {
    return ColumnValues.text(service.strip().toLowerCase(Locale.ROOT), 400);
  }

  private static Escalation read(ResultSet row) throws SQLException {
    return new Escalation(
        row.getLong("number"),
        new Escalation.Subject(
            row.getString("service"),
            Optional.ofNullable(row.getString("team")),
            row.getString("severity"),
            row.getString("summary")),
        row.getString("policy"),
        row.getString("reporter"),
        row.getString("channel"),
        EscalationState.valueOf(row.getString("state")),
        row.getInt("step"),
        Optional.ofNullable(row.getString("acknowledged_by")),
        ColumnValues.time(row, "opened_at"),
        ColumnValues.time(row, "changed_at"),
        ColumnValues.findTime(row, "due_at"),
        row.getInt("revision"));
  }
}
