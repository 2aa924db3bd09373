package io.signalbox.config.database.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.DatabaseUnavailableException;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table, from H2 to PostgreSQL and back, through a real server and a real file. */
class DatabaseTransferTest {
  private static final int ROWS = 3;

  @TempDir private Path folder;

  @Test
  void carriesEveryTableToPostgresqlAndBackThoughItIsKilledInTheMiddle() throws Exception {
    DatabaseSettings first = file("first");
    DatabaseSettings postgres = TestDatabase.POSTGRESQL.settings();
    DatabaseSettings second = file("second");
    try (Database database = Database.open(first)) {
      FilledSchema.fill(database, ROWS);
    }
    Map<String, TableDigest> before = digests(first);

    int killed = killedTransfers(first, postgres, 3);
    Map<String, TableDigest> moved = transfer(first, postgres);

    assertThat(killed).isEqualTo(3);
    assertThat(moved).isEqualTo(before);
    assertThat(before.keySet()).containsAll(tablesByTheServer(postgres));
    assertThat(before).allSatisfy((table, digest) -> assertThat(digest.rows()).isPositive());
    assertThat(nextEscalation(postgres)).isGreaterThanOrEqualTo(5000);
    assertThat(transfer(postgres, second)).isEqualTo(before);
    assertThat(digests(second)).isEqualTo(before);
    assertThat(nextEscalation(second)).isGreaterThanOrEqualTo(5000);
  }

  @Test
  void refusesATargetThatHoldsSomethingAndOneThatIsFilledFromElsewhere() throws Exception {
    DatabaseSettings source = file("source");
    DatabaseSettings used = file("used");
    DatabaseSettings half = file("half");
    for (DatabaseSettings each : List.of(source, used, half)) {
      try (Database database = Database.open(each)) {
        FilledSchema.fill(database, each == half ? 0 : 1);
        if (each == half) {
          try (var connection = database.dataSource().getConnection()) {
            new TargetDatabaseRows(connection).begin(StoredTable.all(connection), "another place");
          }
        }
      }
    }

    assertThatThrownBy(() -> transfer(source, used))
        .isInstanceOf(TransferRefusedException.class)
        .hasMessageContaining("used is not empty. Create an empty database");
    assertThatThrownBy(() -> transfer(source, half))
        .isInstanceOf(TransferRefusedException.class)
        .hasMessageContaining("is being filled from another place");
    assertThatThrownBy(() -> Database.open(half))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("is being filled from another place and not all of it is there");
  }

  @Test
  void noticesARowThatWasWrittenBehindItsBack() {
    DatabaseSettings source = file("source");
    DatabaseSettings target = file("target");
    try (Database database = Database.open(source)) {
      FilledSchema.fill(database, 2);
      assertThatThrownBy(
              () ->
                  new DatabaseTransfer(
                          changing(DatabaseSnapshotRows.at(database)),
                          "source",
                          target,
                          Database::openUnfinished)
                      .run((table, digest) -> {}))
          .isInstanceOf(TransferRefusedException.class)
          .hasMessageContaining("differs from source in caller: one of them was written to");
    }
  }

  /** Gives one value of a caller differently when it is read again. */
  private static RowSource changing(DatabaseSnapshotRows rows) {
    return new RowSource() {
      private int readings;

      @Override
      public List<StoredTable> tables() {
        return rows.tables();
      }

      @Override
      public void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row) {
        boolean again = table.name().equals("caller") && readings++ > 0;
        rows.read(
            table,
            skipped,
            values ->
                row.accept(
                    again
                        ? values.stream().map(each -> Optional.<Object>empty()).toList()
                        : values));
      }

      @Override
      public Map<String, Long> nextNumbers() {
        return rows.nextNumbers();
      }
    };
  }

  private DatabaseSettings file(String name) {
    return new DatabaseSettings(
        "jdbc:h2:file:" + folder.resolve(name), Optional.empty(), Optional.empty(), 2);
  }

  private static Map<String, TableDigest> transfer(DatabaseSettings from, DatabaseSettings to) {
    try (Database database = Database.open(from);
        DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      return new DatabaseTransfer(rows, from.shownUrl(), to, Database::openUnfinished)
          .run((table, digest) -> {});
    }
  }

  private static Map<String, TableDigest> digests(DatabaseSettings settings) {
    Map<String, TableDigest> digests = new LinkedHashMap<>();
    try (Database database = Database.open(settings);
        DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      rows.tables().forEach(table -> digests.put(table.name(), TableDigest.of(table, rows)));
    }
    return digests;
  }

  /** Asked of the server itself, so that a table that the program overlooks is noticed. */
  private static List<String> tablesByTheServer(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                              + " AND relnamespace = 'public'::regnamespace"
                              + " AND relname <> 'flyway_schema_history'")
                      .mapTo(String.class)
                      .list());
    }
  }

  private static long nextEscalation(DatabaseSettings settings) throws SQLException {
    try (Database database = Database.open(settings)) {
      return database
          .jdbi()
          .withHandle(
              handle -> {
                handle.begin();
                handle.execute("UPDATE escalation SET open_key = NULL");
                handle.execute(
                    "INSERT INTO escalation (%s) SELECT %s FROM escalation WHERE number = 1"
                        .formatted(others(handle.getConnection()), others(handle.getConnection())));
                long number =
                    handle
                        .createQuery("SELECT MAX(number) FROM escalation")
                        .mapTo(Long.class)
                        .one();
                handle.rollback();
                return number;
              });
    }
  }

  private static String others(Connection connection) throws SQLException {
    return StoredTable.all(connection).stream()
        .filter(table -> table.name().equals("escalation"))
        .flatMap(table -> table.columns().stream())
        .filter(column -> !column.numbered())
        .map(column -> DatabaseSnapshotRows.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** Begins so many transfers in a process of their own that is killed while rows are written. */
  private static int killedTransfers(DatabaseSettings from, DatabaseSettings to, int times)
      throws IOException, InterruptedException {
    Random random = new Random(28);
    int killed = 0;
    for (int i = 0; i < times; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TransferProcess.class.getName(),
                  from.url(),
                  to.url(),
                  to.user().orElse(""))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var lines = process.inputReader()) {
        int wanted = 1 + random.nextInt(60);
        for (int line = 0; line < wanted && lines.readLine() != null; line++) {
          // Each line is a table that is being written.
        }
        process.destroyForcibly();
        killed += process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() != 0 ? 1 : 0;
      }
    }
    return killed;
  }
}
