package io.signalbox.bot.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.ConfigFile;
import io.signalbox.tools.workflow.audit.AuditCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder that the version of commit ed82cf9 made: its bot in the local workspace took
 * escalations, requests, a decision, a correction and an override, and its command line callers and
 * keys.
 */
class EarlierDataFolderTest {
  @TempDir private Path folder;

  @Test
  void opensWithNothingLostAndGoesThroughABackup() throws Exception {
    unpack();
    Map<String, Long> before;
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:"
                + folder.resolve("data/signalbox")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
      before = counts(connection);
    }

    Path file = folder.resolve("backup.zip");
    SignalboxSettings settings = settings();
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      Map<String, Long> after = counts(stores);
      assertThat(after).containsAllEntriesOf(before);
      assertThat(after).hasSizeGreaterThan(before.size());
      assertThat(before)
          .hasSizeGreaterThan(40)
          .containsEntry("escalation", 1L)
          .containsEntry("escalation_event", 4L)
          .containsEntry("correction", 1L)
          .containsEntry("caller", 2L)
          .containsEntry("caller_key", 2L)
          .containsEntry("triage_request", 2L)
          .containsEntry("decision", 1L)
          .containsEntry("document_vector", 18L);
      Jdbi jdbi = stores.database().jdbi();
      List<String> summaries =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("SELECT summary FROM escalation ORDER BY number")
                      .mapTo(String.class)
                      .list());
      assertThat(summaries).containsExactly("the ledger replica lags behind");
      assertThat(OnlineBackup.of(stores, Optional.empty()).write(file).rows()).isPositive();
    }
    try (BackupArchive archive = BackupArchive.open(file)) {
      var unused = new BackupRestore(settings, Clock.systemUTC()).restore(archive, true);
    }
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      assertThat(counts(stores)).containsAllEntriesOf(before);
      assertThat(stores.audit().verify(List.of())).isNotInstanceOf(AuditCheck.Broken.class);
    }
  }

  private SignalboxSettings settings() {
    return ConfigFile.ofText("data: data\n", folder, Map.of())
        .load(SignalboxSettings::from)
        .settings();
  }

  private void unpack() throws IOException {
    try (InputStream in = EarlierDataFolderTest.class.getResourceAsStream("data-ed82cf9.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  private static Map<String, Long> counts(StoreGraph stores) throws SQLException {
    try (Connection connection = stores.database().dataSource().getConnection()) {
      return counts(connection);
    }
  }

  /** Rows of each table, but of Flyway's own, which grows with each migration. */
  private static Map<String, Long> counts(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (var statement = connection.createStatement();
        ResultSet tables =
            connection.getMetaData().getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (!name.equals("flyway_schema_history")) {
          try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM \"" + name + '"')) {
            row.next();
            counts.put(name, row.getLong(1));
          }
        }
      }
    }
    return counts;
  }
}
