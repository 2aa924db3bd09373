package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.revision.RevisionedRecordWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Persists a change of a request in one transaction: the row, its event, the audit log entry and
 * the announcement.
 */
final class RequestChanges
    implements RevisionedRecordWriter<RequestChanges.RequestChange, RequestEvent> {
  private final Clock clock;
  private final AuditLog audit;
  private final OfficeHoursAnnouncer announcer;

  /**
   * Change of a request, with its event.
   *
   * @param actor who changed it; empty for the timer
   */
  record RequestChange(
      OfficeHoursRequest after,
      RequestEvent.RequestEventKind kind,
      Optional<String> actor,
      String text) {}

  RequestChanges(Clock clock, AuditLog audit, OfficeHoursAnnouncer announcer) {
    this.clock = clock;
    this.audit = audit;
    this.announcer = announcer;
  }

  @Override
  public boolean write(Handle handle, RequestChange change) {
    return RequestRows.write(handle, change.after());
  }

  @Override
  public List<RequestEvent> append(Handle handle, RequestChange change) {
    Instant now = clock.instant();
    long number = change.after().number();
    List<RequestEvent> events = new ArrayList<>();
    events.add(
        RequestRows.append(handle, number, change.kind(), change.actor(), change.text(), now));
    SlotChange.follow(handle, change.after(), now)
        .ifPresent(
            slot ->
                events.add(
                    RequestRows.append(
                        handle, number, slot.kind(), Optional.empty(), slot.text(), now)));
    return events;
  }

  /** Writes an audit log entry, except for changes made by the timer. */
  @Override
  public void audit(Handle handle, RequestChange change, List<RequestEvent> events) {
    change
        .actor()
        .ifPresent(
            person ->
                audit.append(
                    handle,
                    person,
                    "triage." + change.kind().name().toLowerCase(Locale.ROOT),
                    "request " + change.after().number(),
                    change.after().state().name()));
  }

  @Override
  public void announce(Handle handle, RequestChange change, List<RequestEvent> events) {
    long number = change.after().number();
    announcer.announce(
        handle,
        new OfficeHoursAnnouncer.News(
            change.after(),
            events,
            RequestRows.events(handle, number),
            DecisionRows.ofRequest(handle, number)));
  }
}
