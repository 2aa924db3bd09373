package io.signalbox.config.database.transfer;

import io.signalbox.config.database.TransferProgressTable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Schema of a database table as a transfer or backup needs it: columns, primary key and foreign
 * keys.
 *
 * @param columns in the order of their names: two databases may have added them in another order
 * @param key the columns of the primary key, in its order
 * @param refersTo other tables whose rows have to be there first
 */
public record StoredTable(
    String name, List<StoredColumn> columns, List<String> key, Set<String> refersTo) {
  /**
   * Tables that describe the database itself, such as the migration history, and are not copied.
   */
  private static final Set<String> OWN_TO_EACH =
      Set.of("flyway_schema_history", TransferProgressTable.NAME);

  public StoredTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    refersTo = Set.copyOf(refersTo);
  }

  /** Returns all tables that hold records, each after those that its foreign keys refer to. */
  static List<StoredTable> all(Connection connection) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    String schema = connection.getSchema();
    Set<String> names = new TreeSet<>();
    String[] kinds = {"TABLE", "BASE TABLE"};
    try (ResultSet rows = data.getTables(connection.getCatalog(), schema, "%", kinds)) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    names.removeAll(OWN_TO_EACH);
    Map<String, StoredTable> found = new TreeMap<>();
    for (String name : names) {
      found.put(
          name,
          new StoredTable(
              name,
              columns(data, schema, name),
              key(data, schema, name),
              referred(data, schema, name)));
    }
    return inOrder(found);
  }

  private static List<StoredColumn> columns(DatabaseMetaData data, String schema, String table)
      throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    try (ResultSet rows = data.getColumns(null, schema, table, "%")) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME");
        String type = rows.getString("TYPE_NAME");
        columns.add(
            new StoredColumn(
                name,
                kind(rows.getInt("DATA_TYPE"), type, table + "." + name),
                "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
      }
    }
    columns.sort(Comparator.comparing(StoredColumn::name));
    return columns;
  }

  private static ColumnType kind(int type, String name, String column) {
    return switch (type) {
      case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> ColumnType.TEXT;
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> ColumnType.WHOLE;
      case Types.DOUBLE, Types.FLOAT, Types.REAL -> ColumnType.FRACTION;
      case Types.NUMERIC, Types.DECIMAL -> ColumnType.DECIMAL;
      case Types.BOOLEAN, Types.BIT -> ColumnType.TRUTH;
      case Types.DATE -> ColumnType.DAY;
      case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnType.BYTES;
      default -> {
        if (name.toLowerCase(Locale.ROOT).equals("timestamptz")) {
          yield ColumnType.INSTANT;
        }
        throw new IllegalStateException("no form is known of " + column + ", a " + name);
      }
    };
  }

  private static List<String> key(DatabaseMetaData data, String schema, String table)
      throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet rows = data.getPrimaryKeys(null, schema, table)) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalStateException("the table " + table + " has no primary key");
    }
    return List.copyOf(columns.values());
  }

  private static Set<String> referred(DatabaseMetaData data, String schema, String table)
      throws SQLException {
    Set<String> tables = new TreeSet<>();
    try (ResultSet rows = data.getImportedKeys(null, schema, table)) {
      while (rows.next()) {
        tables.add(rows.getString("PKTABLE_NAME"));
      }
    }
    tables.remove(table);
    return tables;
  }

  private static List<StoredTable> inOrder(Map<String, StoredTable> all) {
    Map<String, StoredTable> ordered = new LinkedHashMap<>();
    while (ordered.size() < all.size()) {
      int before = ordered.size();
      all.values().stream()
          .filter(each -> ordered.keySet().containsAll(each.refersTo()))
          .forEach(each -> ordered.putIfAbsent(each.name(), each));
      if (ordered.size() == before) {
        throw new IllegalStateException("tables refer to each other in a circle");
      }
    }
    return List.copyOf(ordered.values());
  }
}
