package io.signalbox.config.database.transfer;

import io.signalbox.config.database.TransferProgressTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JDBC writer of a transfer's rows into the target database, in batches of 500 rows with one
 * transaction per batch.
 */
final class TargetDatabaseRows {
  private static final int STEP = 500;

  private final Connection connection;
  private final boolean isH2;

  TargetDatabaseRows(Connection connection) throws SQLException {
    this.connection = connection;
    this.isH2 = DatabaseSnapshotRows.isH2(connection);
  }

  /** Marks the target database as unfinished and deletes the rows that its migrations inserted. */
  void begin(List<StoredTable> tables, String source) throws SQLException {
    connection.setAutoCommit(false);
    TransferProgressTable.begin(connection, source);
    try (Statement statement = connection.createStatement()) {
      for (StoredTable table : tables.reversed()) {
        statement.executeUpdate("DELETE FROM " + DatabaseSnapshotRows.quoted(table));
      }
    }
    connection.commit();
  }

  /** Inserts the rows of a table that have not been copied yet, from the stored progress on. */
  void fill(StoredTable table, RowSource source) throws SQLException {
    connection.setAutoCommit(false);
    long before = TransferProgressTable.copied(connection, table.name()).orElse(0L);
    try (PreparedStatement insert = connection.prepareStatement(insert(table))) {
      TableStep step = new TableStep(table, insert, before);
      source.read(table, before, step::add);
      step.commit();
    }
  }

  private static String insert(StoredTable table) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            DatabaseSnapshotRows.quoted(table),
            table.columns().stream()
                .map(each -> DatabaseSnapshotRows.quoted(each.name()))
                .collect(Collectors.joining(", ")),
            String.join(", ", Collections.nCopies(table.columns().size(), "?")));
  }

  /**
   * Restarts identity columns at the source's next numbers and drops the mark of an unfinished
   * transfer.
   */
  void end(List<StoredTable> tables, Map<String, Long> nextNumbers) throws SQLException {
    connection.setAutoCommit(false);
    for (StoredTable table : tables) {
      for (StoredColumn column : table.columns()) {
        Optional<Long> next = Optional.ofNullable(nextNumbers.get(table.name()));
        if (column.numbered() && next.isPresent()) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d"
                    .formatted(
                        DatabaseSnapshotRows.quoted(table),
                        DatabaseSnapshotRows.quoted(column.name()),
                        Math.max(1, next.get())));
          }
        }
      }
    }
    TransferProgressTable.end(connection);
    connection.commit();
  }

  /** Batch of inserted rows of one table, committed together with the progress. */
  private final class TableStep {
    private final StoredTable table;
    private final PreparedStatement insert;
    private long copied;
    private int waiting;

    TableStep(StoredTable table, PreparedStatement insert, long copied) {
      this.table = table;
      this.insert = insert;
      this.copied = copied;
    }

    void add(List<Optional<Object>> row) {
      try {
        for (int i = 0; i < row.size(); i++) {
          set(i + 1, table.columns().get(i), row.get(i));
        }
        insert.addBatch();
        copied++;
        if (++waiting == STEP) {
          commit();
        }
      } catch (SQLException e) {
        throw DatabaseSnapshotRows.failed(e);
      }
    }

    void commit() throws SQLException {
      if (waiting > 0) {
        insert.executeBatch();
        waiting = 0;
      }
      TransferProgressTable.advance(connection, table.name(), copied);
      connection.commit();
    }

    private void set(int index, StoredColumn column, Optional<Object> value) throws SQLException {
      if (value.isEmpty()) {
        insert.setNull(index, type(column.kind()));
        return;
      }
      Object given = value.get();
      if (!isH2 && given instanceof String text && text.indexOf('\0') >= 0) {
        throw new TransferRefusedException(
            "PostgreSQL keeps no character U+0000, and a row of %s has one in %s; take it out of"
                    .formatted(table.name(), column.name())
                + " there first.");
      }
      insert.setObject(
          index, given instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : given);
    }

    private static int type(ColumnType kind) {
      return switch (kind) {
        case TEXT -> Types.VARCHAR;
        case WHOLE -> Types.BIGINT;
        case FRACTION -> Types.DOUBLE;
        case DECIMAL -> Types.NUMERIC;
        case TRUTH -> Types.BOOLEAN;
        case DAY -> Types.DATE;
        case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
        case BYTES -> Types.BINARY;
      };
    }
  }
}
