package io.signalbox.config.database.transfer;

import io.signalbox.config.database.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.stream.Collectors;

/** Rows in every table of the schema, some of them without values, with times of several zones. */
final class FilledSchema {
  /** Tables of one row, which the migrations write. */
  private static final String SINGLE = "change_counter|audit_head|quality_watch";

  /** Tables that take more than one step. */
  private static final String LARGE = "gateway_call|audit_entry";

  private FilledSchema() {}

  /**
   * Writes so many rows into each table, many more into two; row n of each refers to row n of the
   * others.
   */
  static void fill(Database database, int rows) {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (StoredTable table : StoredTable.all(connection)) {
        if (!table.name().matches(SINGLE)) {
          fill(connection, table, table.name().matches(LARGE) ? 400 * rows : rows);
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("UPDATE change_counter SET last_given = 77, corpus_identity = 'corpus'");
        // A number that was given and whose row is gone again is not given a second time.
        statement.execute("ALTER TABLE escalation ALTER COLUMN number RESTART WITH 5000");
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(Connection connection, StoredTable table, int rows) throws SQLException {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                DatabaseSnapshotRows.quoted(table),
                table.columns().stream()
                    .map(each -> DatabaseSnapshotRows.quoted(each.name()))
                    .collect(Collectors.joining(", ")),
                String.join(", ", Collections.nCopies(table.columns().size(), "?")));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int row = 1; row <= rows; row++) {
        for (int i = 0; i < table.columns().size(); i++) {
          insert.setObject(i + 1, value(table.columns().get(i).kind(), row));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException(table.name(), e);
    }
  }

  private static Object value(ColumnType kind, int row) {
    return switch (kind) {
      case TEXT -> (row % 2 == 0 ? "é" : "Z'") + row;
      case WHOLE -> (long) row;
      case FRACTION -> row / 3.0;
      case DECIMAL -> new BigDecimal("1.50");
      case TRUTH -> row % 2 == 0;
      case DAY -> LocalDate.of(2026, 3, 29);
      case INSTANT -> OffsetDateTime.parse("2026-03-29T02:30:00.123456+0%d:00".formatted(row % 9));
      case BYTES -> new byte[] {0, (byte) row, -1};
    };
  }
}
