package io.signalbox.config.database.transfer;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.TransferProgressTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Resumable copy of all tables from a {@link RowSource} (a database or a backup) into an empty
 * database. It may be broken off at any moment, also by force: the next run goes on where the last
 * committed step ended. Not before every table was compared with its source is the target taken for
 * whole.
 */
public final class DatabaseTransfer {
  private static final String EMPTY_IT = " Create an empty database and name that one.";

  /** The migrations need two. */
  private static final int CONNECTIONS = 2;

  private final RowSource source;
  private final String sourceName;
  private final DatabaseSettings target;
  private final Function<DatabaseSettings, Database> opening;

  /**
   * Creates a transfer that has not begun.
   *
   * @param sourceName for people; another run goes on only with the same
   * @param opening opens a database at the schema of the source's rows
   */
  public DatabaseTransfer(
      RowSource source,
      String sourceName,
      DatabaseSettings target,
      Function<DatabaseSettings, Database> opening) {
    this.source = source;
    this.sourceName = sourceName;
    this.target = target.withPoolSize(CONNECTIONS);
    this.opening = opening;
  }

  /**
   * Copies the rows that are still missing, compares the digests of all tables, and completes the
   * transfer.
   *
   * @param progress is told each table that is whole, and how many rows it has
   * @return the tables with their digests
   * @throws TransferRefusedException when the target holds something else, or differs in the end
   */
  public Map<String, TableDigest> run(BiConsumer<String, TableDigest> progress) {
    try (Database database = opening.apply(target)) {
      List<StoredTable> tables = begin(database);
      try (Connection connection = database.dataSource().getConnection()) {
        TargetDatabaseRows copied = new TargetDatabaseRows(connection);
        for (StoredTable table : tables) {
          copied.fill(table, source);
        }
      }
      Map<String, TableDigest> digests = compare(database, tables, progress);
      try (Connection connection = database.dataSource().getConnection()) {
        new TargetDatabaseRows(connection).end(tables, source.nextNumbers());
      }
      return digests;
    } catch (SQLException e) {
      throw DatabaseSnapshotRows.failed(e);
    }
  }

  private List<StoredTable> begin(Database database) throws SQLException {
    Optional<String> unfinished;
    try (Connection connection = database.dataSource().getConnection()) {
      unfinished = TransferProgressTable.source(connection);
    }
    List<StoredTable> tables = usable(database, unfinished);
    if (unfinished.isEmpty()) {
      try (Connection connection = database.dataSource().getConnection()) {
        new TargetDatabaseRows(connection).begin(tables, sourceName);
      }
    }
    return tables;
  }

  private List<StoredTable> usable(Database database, Optional<String> unfinished) {
    try (DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      if (!rows.isAlone()) {
        throw refused("is in use by another Signalbox process; stop that one first.");
      }
      if (!rows.tables().equals(source.tables())) {
        throw refused("has other tables than " + sourceName + "." + EMPTY_IT);
      }
      if (unfinished.filter(name -> !name.equals(sourceName)).isPresent()) {
        throw refused("is being filled from " + unfinished.get() + "." + EMPTY_IT);
      }
      if (unfinished.isEmpty() && !digests(rows).equals(fresh())) {
        throw refused("is not empty." + EMPTY_IT);
      }
      return rows.tables();
    }
  }

  /** Returns the table digests of a database to which only its migrations wrote. */
  private Map<String, TableDigest> fresh() {
    DatabaseSettings memory =
        new DatabaseSettings(
            "jdbc:h2:mem:" + UUID.randomUUID(), Optional.empty(), Optional.empty(), CONNECTIONS);
    try (Database fresh = opening.apply(memory);
        DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(fresh)) {
      return digests(rows);
    }
  }

  private static Map<String, TableDigest> digests(RowSource rows) {
    Map<String, TableDigest> digests = new LinkedHashMap<>();
    rows.tables().forEach(table -> digests.put(table.name(), TableDigest.of(table, rows)));
    return digests;
  }

  private Map<String, TableDigest> compare(
      Database database, List<StoredTable> tables, BiConsumer<String, TableDigest> progress) {
    Map<String, TableDigest> digests = new LinkedHashMap<>();
    List<String> different = new ArrayList<>();
    try (DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      for (StoredTable table : tables) {
        TableDigest copied = TableDigest.of(table, rows);
        digests.put(table.name(), copied);
        if (copied.equals(TableDigest.of(table, source))) {
          progress.accept(table.name(), copied);
        } else {
          different.add(table.name());
        }
      }
    }
    if (!different.isEmpty()) {
      throw refused(
          "differs from %s in %s: one of them was written to meanwhile."
                  .formatted(sourceName, String.join(", ", different))
              + EMPTY_IT);
    }
    return digests;
  }

  private TransferRefusedException refused(String sentence) {
    return new TransferRefusedException("The database " + target.shownUrl() + " " + sentence);
  }
}
