package io.signalbox.config.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Reader of Flyway's table {@code flyway_schema_history}. It tells whether exactly the migrations
 * of this program ran, each with success and with the text that it has now; then Flyway, which
 * takes far longer to find that out, has nothing to do.
 */
final class MigrationTable {
  private static final String FOLDER = "db/migration";

  private MigrationTable() {}

  /** Holder of the program's migrations: name of the script to checksum. */
  private static final class OwnMigrations {
    static final Map<String, Integer> CHECKSUMS = read();

    private static Map<String, Integer> read() {
      Map<String, Integer> checksums = new HashMap<>();
      try {
        for (URL folder :
            Collections.list(MigrationTable.class.getClassLoader().getResources(FOLDER))) {
          for (String name : names(folder)) {
            checksums.put(name, checksum(name));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.copyOf(checksums);
    }

    private static List<String> names(URL folder) throws IOException {
      URLConnection connection = folder.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return jar.getJarFile().stream()
            .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
            .map(entry -> entry.getName().substring(FOLDER.length() + 1))
            .toList();
      }
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        return files.map(each -> each.getFileName().toString()).toList();
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }

    /** Computes the checksum that Flyway would store; were it another, Flyway would run. */
    private static int checksum(String name) throws IOException {
      CRC32 sum = new CRC32();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(
                      MigrationTable.class.getResourceAsStream("/" + FOLDER + "/" + name), name),
                  StandardCharsets.UTF_8))) {
        lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
      }
      return (int) sum.getValue();
    }
  }

  /** Returns the checksums of this program's migrations by the names of their scripts. */
  static Map<String, Integer> ownMigrations() {
    return OwnMigrations.CHECKSUMS;
  }

  /**
   * Returns whether all migrations of this program ran on the database, unchanged, and no others.
   *
   * @throws SQLException when the table is not there
   */
  static boolean isCurrent(Connection connection) throws SQLException {
    Set<String> ran = new HashSet<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT script, checksum, success FROM flyway_schema_history WHERE type <>"
                    + " 'TABLE'");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String script = row.getString(1);
        Integer checksum = OwnMigrations.CHECKSUMS.get(script);
        if (checksum == null
            || checksum != row.getInt(2)
            || !row.getBoolean(3)
            || !ran.add(script)) {
          return false;
        }
      }
    }
    return ran.size() == OwnMigrations.CHECKSUMS.size();
  }
}
