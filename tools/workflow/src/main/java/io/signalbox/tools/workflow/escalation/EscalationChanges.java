package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.revision.RevisionedRecordWriter;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Persists a change of an escalation in one transaction: the row, its events, its pages and the
 * announcement.
 */
final class EscalationChanges implements RevisionedRecordWriter<EscalationChange, EscalationEvent> {
  private final EscalationSettings settings;
  private final EscalationAnnouncer announcer;

  EscalationChanges(EscalationSettings settings, EscalationAnnouncer announcer) {
    this.settings = settings;
    this.announcer = announcer;
  }

  @Override
  public boolean write(Handle handle, EscalationChange change) {
    return EscalationRows.write(handle, change.after());
  }

  @Override
  public List<EscalationEvent> append(Handle handle, EscalationChange change) {
    Escalation after = change.after();
    List<EscalationEvent> events =
        EscalationRows.append(handle, after.number(), change.notes(), after.changedAt());
    EscalationRows.page(handle, after.number(), change.pages());
    EscalationPolicy policy = settings.policy(after.policy());
    for (EscalationEvent event : events) {
      PagingAction.of(event.kind())
          .ifPresent(
              action ->
                  PagingRequests.put(handle, after, policy, action, settings, after.changedAt()));
    }
    return events;
  }

  @Override
  public void announce(Handle handle, EscalationChange change, List<EscalationEvent> events) {
    long number = change.after().number();
    announcer.announce(
        handle,
        new EscalationAnnouncer.News(
            change.after(),
            events,
            EscalationRows.events(handle, number),
            change.pages(),
            EscalationRows.pages(handle, number)));
  }
}
