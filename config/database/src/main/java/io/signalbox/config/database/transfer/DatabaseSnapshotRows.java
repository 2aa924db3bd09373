package io.signalbox.config.database.transfer;

import io.signalbox.config.database.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tables of a database from one consistent snapshot, in a read transaction that blocks no
 * writers.
 */
public final class DatabaseSnapshotRows implements RowSource, AutoCloseable {
  /**
   * Isolation level of H2 at which all tables are read as of one moment, for which the JDK has no
   * constant.
   */
  private static final int H2_SNAPSHOT = 6;

  private static final int FETCHED = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_PAUSES = 50;

  private final Database database;
  private final Connection connection;
  private final boolean isH2;
  private final List<StoredTable> tables;

  private DatabaseSnapshotRows(
      Database database, Connection connection, boolean isH2, List<StoredTable> tables) {
    this.database = database;
    this.connection = connection;
    this.isH2 = isH2;
    this.tables = tables;
  }

  /** Opens a snapshot of the database; commits after this call are not read. */
  public static DatabaseSnapshotRows at(Database database) {
    try {
      Connection connection = database.dataSource().getConnection();
      try {
        boolean isH2 = isH2(connection);
        connection.setTransactionIsolation(
            isH2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        DatabaseSnapshotRows rows =
            new DatabaseSnapshotRows(database, connection, isH2, StoredTable.all(connection));
        rows.begin();
        return rows;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Runs a first query, because the snapshot is that of the transaction's first statement. */
  private void begin() throws SQLException {
    if (!tables.isEmpty()) {
      try (PreparedStatement first =
              connection.prepareStatement("SELECT COUNT(*) FROM " + quoted(tables.getFirst()));
          ResultSet row = first.executeQuery()) {
        row.next();
      }
    }
  }

  static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }

  /** Wraps an SQLException without its message, which may hold values of a row. */
  static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("the database refused a statement: " + e.getSQLState(), e);
  }

  @Override
  public List<StoredTable> tables() {
    return tables;
  }

  @Override
  public void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row) {
    String sql =
        "SELECT %s FROM %s ORDER BY %s OFFSET ? ROWS"
            .formatted(
                table.columns().stream()
                    .map(each -> quoted(each.name()))
                    .collect(Collectors.joining(", ")),
                quoted(table),
                table.key().stream()
                    .map(DatabaseSnapshotRows::quoted)
                    .collect(Collectors.joining(", ")));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      query.setLong(1, skipped);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          row.accept(values(table, rows));
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static List<Optional<Object>> values(StoredTable table, ResultSet rows)
      throws SQLException {
    List<Optional<Object>> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(Optional.ofNullable(value(table.columns().get(i).kind(), rows, i + 1)));
    }
    return values;
  }

  private static @Nullable Object value(ColumnType kind, ResultSet rows, int column)
      throws SQLException {
    @Nullable Object value =
        switch (kind) {
          case TEXT -> rows.getString(column);
          case WHOLE -> rows.getLong(column);
          case FRACTION -> rows.getDouble(column);
          case DECIMAL -> rows.getObject(column, BigDecimal.class);
          case TRUTH -> rows.getBoolean(column);
          case DAY -> rows.getObject(column, LocalDate.class);
          case INSTANT -> {
            @Nullable OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
            yield at == null ? null : at.toInstant();
          }
          case BYTES -> rows.getBytes(column);
        };
    return rows.wasNull() ? null : value;
  }

  @Override
  public Map<String, Long> nextNumbers() {
    Map<String, Long> next = new HashMap<>();
    for (StoredTable table : tables) {
      for (StoredColumn column : table.columns()) {
        if (column.numbered()) {
          next.put(table.name(), isH2 ? h2Next(table, column) : postgresNext(table, column));
        }
      }
    }
    return next;
  }

  private long h2Next(StoredTable table, StoredColumn column) {
    return number(
        "SELECT identity_base FROM information_schema.columns"
            + " WHERE table_schema = SCHEMA() AND table_name = ? AND column_name = ?",
        List.of(table.name(), column.name()));
  }

  private long postgresNext(StoredTable table, StoredColumn column) {
    String sequence =
        asked(
                "SELECT pg_get_serial_sequence(?, ?)",
                List.of(quoted(table), column.name()),
                String.class)
            .orElseThrow();
    return number(
        "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM " + sequence,
        List.of());
  }

  private long number(String sql, List<String> parameters) {
    return asked(sql, parameters, Long.class).orElse(0L);
  }

  /** Runs a query for a single value. */
  private <T> Optional<T> asked(String sql, List<String> parameters, Class<T> type) {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        query.setString(i + 1, parameters.get(i));
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, type)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Returns the file names of the migrations that were applied to this schema, in their order. */
  public List<String> migrations() {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT \"script\" FROM \"flyway_schema_history\" WHERE \"success\""
                    + " AND \"type\" = 'SQL' ORDER BY \"installed_rank\"");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Returns whether no other Signalbox is connected, as far as the server shows. One that was
   * killed may be shown for a moment longer, so this waits up to five seconds.
   */
  public boolean isAlone() {
    if (isH2) {
      return true;
    }
    String others =
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = ?";
    for (int i = 0; i < MOST_PAUSES; i++) {
      // Within a transaction the server shows what it showed first.
      number("SELECT 0::bigint FROM pg_stat_clear_snapshot()", List.of());
      if (number(others, List.of("signalbox")) <= database.connections()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return false;
  }

  static String quoted(StoredTable table) {
    return quoted(table.name());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
