package io.signalbox.bot.slack.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Quartz connection provider over the application's connection pool, which it never closes. */
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
