package io.signalbox.tools.workflow.agent;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table {@code agent_audit}, which keeps the findings of past audits for
 * comparison.
 */
final class PortfolioAuditRows {
  /**
   * Agent name of the row that records an audit itself, even one without findings; no agent can
   * have this name.
   */
  private static final String MARK = "*";

  private PortfolioAuditRows() {}

  static Optional<Instant> latest(Handle handle) {
    return handle
        .createQuery("SELECT audit FROM agent_audit ORDER BY audit DESC FETCH FIRST 1 ROWS ONLY")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  static void mark(Handle handle, Instant at) {
    insert(handle, at, MARK, MARK);
  }

  static void insert(Handle handle, Instant at, String name, PortfolioAuditFinding finding) {
    insert(handle, at, name, finding.name());
  }

  private static void insert(Handle handle, Instant at, String name, String finding) {
    handle.execute(
        "INSERT INTO agent_audit (audit, name, finding) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        at.toEpochMilli(),
        name,
        finding);
  }

  static void read(Handle handle, Instant at, BiConsumer<String, PortfolioAuditFinding> each) {
    handle
        .createQuery("SELECT name, finding FROM agent_audit WHERE audit = :at AND name <> :mark")
        .bind("at", at.toEpochMilli())
        .bind("mark", MARK)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("name"), PortfolioAuditFinding.valueOf(row.getString("finding"))))
        .forEach(entry -> each.accept(entry.getKey(), entry.getValue()));
  }
}
