package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.revision.RevisionedRecordWriter;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Persists a change of an agent in one transaction: the row, its event, the audit log entry and the
 * announcement.
 */
final class AgentChanges implements RevisionedRecordWriter<AgentChange, AgentEvent> {
  private final AuditLog audit;
  private final AgentAnnouncer news;

  AgentChanges(AuditLog audit, AgentAnnouncer news) {
    this.audit = audit;
    this.news = news;
  }

  @Override
  public boolean write(Handle handle, AgentChange change) {
    return change.after().revision() == Agent.FIRST_REVISION
        ? AgentRows.insert(handle, change.after())
        : AgentRows.write(handle, change.after());
  }

  @Override
  public List<AgentEvent> append(Handle handle, AgentChange change) {
    AgentRows.append(handle, change.after(), change.actor(), change.sentence());
    return List.of(new AgentEvent(change.after().changedAt(), change.actor(), change.sentence()));
  }

  @Override
  public void audit(Handle handle, AgentChange change, List<AgentEvent> events) {
    if (!change.actor().equals(AgentEvent.CLOCK)) {
      audit.append(
          handle,
          change.actor(),
          "agent.changed",
          "agent " + change.after().name(),
          change.sentence());
    }
  }

  @Override
  public void announce(Handle handle, AgentChange change, List<AgentEvent> events) {
    news.changed(handle, change.after(), change.sentence());
  }
}
