package io.signalbox.config.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * Comparison of the migrations that a database has had, as Flyway's history table names them, with
 * those of this program. Where they are the same, a start does without Flyway, which takes a
 * quarter of a second to find out that there is nothing to do.
 */
final class SchemaHistoryTable {
  private static final String CLASS_PATH = "classpath:";
  private static final String SUFFIX = ".sql";

  private SchemaHistoryTable() {}

  /**
   * Returns whether exactly the migrations of a location ran on the database, each with success and
   * with the text that it has now. False wherever anything is unusual, so that Flyway looks.
   *
   * @param location in Flyway's form; false for those that are not on the class path
   */
  static boolean isCurrent(DataSource dataSource, String location) {
    if (!location.startsWith(CLASS_PATH)) {
      return false;
    }
    URL folder =
        SchemaHistoryTable.class.getResource("/" + location.substring(CLASS_PATH.length()) + "/");
    try {
      Optional<Map<String, Integer>> applied = applied(dataSource);
      return folder != null && applied.isPresent() && applied.get().equals(checksums(folder));
    } catch (SQLException | IOException e) {
      // A new database has no history table. Whatever else is wrong, Flyway meets it and says so.
      return false;
    }
  }

  /** Returns the checksums by script that the database had; empty where one of them failed. */
  private static Optional<Map<String, Integer>> applied(DataSource dataSource) throws SQLException {
    Map<String, Integer> applied = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                // Without a version: the row by which Flyway notes that it made the table.
                "SELECT \"script\", \"checksum\", \"success\" FROM \"flyway_schema_history\""
                    + " WHERE \"version\" IS NOT NULL")) {
      while (rows.next()) {
        if (!rows.getBoolean(3) || applied.put(rows.getString(1), rows.getInt(2)) != null) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(applied);
  }

  /** Returns the checksums by script of the migrations in a folder of the class path. */
  static Map<String, Integer> checksums(URL folder) throws IOException {
    Map<String, Integer> known = new HashMap<>();
    if (folder.getProtocol().equals("file")) {
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        for (Path file : files.toList()) {
          try (InputStream text = Files.newInputStream(file)) {
            known.put(String.valueOf(file.getFileName()), checksum(text));
          }
        }
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    } else if (folder.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      String within = connection.getEntryName();
      try (JarFile jar = connection.getJarFile()) {
        for (JarEntry entry : jar.stream().filter(each -> isScript(each, within)).toList()) {
          try (InputStream text = jar.getInputStream(entry)) {
            known.put(entry.getName().substring(within.length()), checksum(text));
          }
        }
      }
    }
    return known;
  }

  private static boolean isScript(JarEntry entry, String folder) {
    return entry.getName().startsWith(folder) && entry.getName().endsWith(SUFFIX);
  }

  /** Returns Flyway's checksum of a script: the CRC-32 of its lines without their ends. */
  private static int checksum(InputStream text) throws IOException {
    CRC32 checksum = new CRC32();
    BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      checksum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return (int) checksum.getValue();
  }
}
