package io.signalbox.config.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Access to the table {@code transfer_progress} of a transfer's target database: the name of the
 * source, and the number of rows copied so far for each table. The table is dropped when all rows
 * are there, and until then no Signalbox works on the database.
 */
public final class TransferProgressTable {
  public static final String NAME = "transfer_progress";

  /** Row that holds the name of the source instead of a table's progress. */
  private static final String SOURCE = "";

  private TransferProgressTable() {}

  /** Returns the name of the source of an unfinished transfer; empty when no transfer was begun. */
  public static Optional<String> source(Connection connection) throws SQLException {
    try (ResultSet found =
        connection.getMetaData().getTables(null, connection.getSchema(), NAME, null)) {
      if (!found.next()) {
        return Optional.empty();
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT source FROM transfer_progress WHERE filled = ?")) {
      query.setString(1, SOURCE);
      try (ResultSet row = query.executeQuery()) {
        return Optional.of(row.next() ? row.getString(1) : "");
      }
    }
  }

  /**
   * Creates the progress table, which marks the database as unfinished, and stores the name of the
   * source.
   */
  public static void begin(Connection connection, String source) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS transfer_progress (filled VARCHAR(200) PRIMARY KEY,"
              + " source VARCHAR(2000) NOT NULL, copied BIGINT NOT NULL)");
    }
    set(connection, SOURCE, source, 0);
  }

  /** Returns the number of rows copied into a table so far; empty when its copy was not begun. */
  public static Optional<Long> copied(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT copied FROM transfer_progress WHERE filled = ?")) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  /**
   * Stores the number of rows copied into a table; to be called in the transaction that writes
   * them.
   */
  public static void advance(Connection connection, String table, long copied) throws SQLException {
    set(connection, table, "", copied);
  }

  private static void set(Connection connection, String table, String source, long copied)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE transfer_progress SET copied = ?, source = ? WHERE filled = ?")) {
      update.setLong(1, copied);
      update.setString(2, source);
      update.setString(3, table);
      if (update.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO transfer_progress (copied, source, filled) VALUES (?, ?, ?)")) {
      insert.setLong(1, copied);
      insert.setString(2, source);
      insert.setString(3, table);
      insert.executeUpdate();
    }
  }

  /** Drops the progress table, which marks the transfer as complete. */
  public static void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE transfer_progress");
    }
  }
}
