package io.signalbox.config.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * HikariCP exception override that evicts a pooled connection from the pool after an H2 error code
 * that means the connection is closed. H2 has states of its own for them, not those that the pool
 * knows, and a connection that is asked for every half second is never looked at before it is
 * handed out: after its server had been killed and started again, a process went on with its broken
 * connections for ever.
 */
final class H2ExceptionOverride implements SQLExceptionOverride {
  /**
   * H2 error codes: object closed, connection broken, database closed, database closed at shutdown.
   */
  private static final Set<Integer> GONE = Set.of(90007, 90067, 90098, 90121);

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException e) {
    return GONE.contains(e.getErrorCode())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
