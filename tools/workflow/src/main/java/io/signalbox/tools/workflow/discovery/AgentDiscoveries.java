package io.signalbox.tools.workflow.discovery;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryKind;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of suspected agents that nobody registered, in the table {@code agent_discovery}. What
 * was decided about one stays when it is seen again. Safe for use from several threads and
 * processes.
 */
public final class AgentDiscoveries {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_SEEN = 1_000;
  private static final String SELECT =
      "SELECT number, kind, subject, seen, state, seen_at FROM agent_discovery ";

  private final Jdbi jdbi;
  private final Clock clock;

  public AgentDiscoveries(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Stores a discovery, or updates its description and time when it is known already.
   *
   * @param subject shortened to 200 characters
   * @param seen shortened to 1,000 characters
   */
  public AgentDiscovery see(DiscoveryKind kind, String subject, String seen) {
    String key = ColumnValues.text(subject, LONGEST_SUBJECT);
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO agent_discovery (kind, subject, seen, state, seen_at)
                  VALUES (:kind, :subject, :seen, 'OPEN', :now) ON CONFLICT DO NOTHING
                  """)
              .bind("kind", kind.name())
              .bind("subject", key)
              .bind("seen", ColumnValues.text(seen, LONGEST_SEEN))
              .bind("now", ColumnValues.time(clock.instant()))
              .execute();
          handle
              .createUpdate(
                  "UPDATE agent_discovery SET seen = :seen, seen_at = :now"
                      + " WHERE kind = :kind AND subject = :subject")
              .bind("kind", kind.name())
              .bind("subject", key)
              .bind("seen", ColumnValues.text(seen, LONGEST_SEEN))
              .bind("now", ColumnValues.time(clock.instant()))
              .execute();
          return handle
              .createQuery(SELECT + "WHERE kind = :kind AND subject = :subject")
              .bind("kind", kind.name())
              .bind("subject", key)
              .map((row, context) -> read(row))
              .one();
        });
  }

  /** Returns the discoveries that no administrator has decided, in the order they were found. */
  public List<AgentDiscovery> open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "WHERE state = 'OPEN' ORDER BY number")
                .map((row, context) -> read(row))
                .list());
  }

  public Optional<AgentDiscovery> find(long number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne());
  }

  /**
   * Stores an administrator's decision on a discovery, inside the caller's transaction; returns
   * false when somebody has decided already.
   *
   * @param by the admin
   * @return false where somebody has decided already
   */
  public boolean decide(Handle handle, long number, DiscoveryState state, String by) {
    return handle
            .createUpdate(
                "UPDATE agent_discovery SET state = :state, decided_by = :by"
                    + " WHERE number = :number AND state = 'OPEN'")
            .bind("state", state.name())
            .bind("by", by)
            .bind("number", number)
            .execute()
        == 1;
  }

  private static AgentDiscovery read(ResultSet row) throws SQLException {
    return new AgentDiscovery(
        row.getLong("number"),
        DiscoveryKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("seen"),
        DiscoveryState.valueOf(row.getString("state")),
        ColumnValues.time(row, "seen_at"));
  }
}
