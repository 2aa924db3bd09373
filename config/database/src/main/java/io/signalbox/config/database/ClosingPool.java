package io.signalbox.config.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HikariCP connection pool that closes gracefully: it refuses new connections, waits up to ten
 * seconds for those in use, and then closes all of them. H2 closes its file with the last
 * connection, and a statement that runs on a closed file never ends.
 */
final class ClosingPool extends HikariDataSource {
  private static final Logger log = LoggerFactory.getLogger(ClosingPool.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Most pauses in the wait for connections that are in use: ten seconds in all. */
  private static final int MOST_PAUSES = 2_000;

  private volatile boolean closing;

  ClosingPool(HikariConfig config) {
    super(config);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (closing) {
      throw new SQLTransientConnectionException("the database is being closed");
    }
    return super.getConnection();
  }

  @Override
  public void close() {
    closing = true;
    for (int i = 0; isInUse() && i < MOST_PAUSES; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    if (isInUse()) {
      log.warn("The database is closed although a connection is still in use");
    }
    super.close();
  }

  private boolean isInUse() {
    return !isClosed() && getHikariPoolMXBean().getActiveConnections() > 0;
  }
}
