package io.signalbox.bot.slack.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz our connections; the pool stays its owner's to close. */
record PooledConnections(DataSource dataSource) implements ConnectionProvider {

  @Override
  public Connection getConnection() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void initialize() {
    // The pool is open already.
  }

  @Override
  public void shutdown() {
    // Whoever opened the pool closes it.
  }
}
