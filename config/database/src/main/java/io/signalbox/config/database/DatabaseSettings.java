package io.signalbox.config.database;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the {@code database} section: JDBC URL, credentials and connection pool size. A
 * password in the URL is taken out of it and kept as the password, so the URL may be printed.
 *
 * @param url a JDBC URL of H2 or PostgreSQL, without a password
 * @param poolSize most connections open at once, from 1
 */
public record DatabaseSettings(
    String url, Optional<String> user, Optional<Secret> password, int poolSize) {
  private static final int USUAL_POOL_SIZE = 8;

  public DatabaseSettings {
    JdbcUrl parsed = JdbcUrl.parse(url);
    url = parsed.withoutPassword();
    password = password.or(parsed::password);
  }

  /**
   * Reads the section {@code database} of the settings.
   *
   * @param dataFolder where the H2 file is kept when the settings name no database
   */
  public static DatabaseSettings from(ConfigSection section, Path dataFolder) {
    String url =
        section
            .text("url", "JDBC URL: `jdbc:h2:file:…` or `jdbc:postgresql://host/database`.")
            .unquoted()
            .check(JdbcUrl.ALLOWED, JdbcUrl::isSupported)
            .or(h2File(dataFolder), "(an H2 file in the data folder)");
    Optional<String> user = section.text("user", "Database user.").optional();
    Optional<Secret> password = section.secret("password", "The user's password.").optional();
    int poolSize =
        section
            .integer("pool-size", "Most connections open at once.")
            .between(1, 64)
            .or(USUAL_POOL_SIZE);
    if (JdbcUrl.parse(url).password().isPresent()) {
      section.note("url", "holds a password; keep it in the setting 'password', by reference");
    }
    return new DatabaseSettings(url, user, password, poolSize);
  }

  /** Returns a copy with another pool size. */
  public DatabaseSettings withPoolSize(int connections) {
    return new DatabaseSettings(url, user, password, connections);
  }

  /**
   * Returns a copy whose rows are in another H2 file.
   *
   * @param file with H2's ending {@code .mv.db}
   */
  public DatabaseSettings withFile(Path file) {
    return new DatabaseSettings(JdbcUrl.parse(url).withFile(file), user, password, poolSize);
  }

  /** Returns the path of the H2 database file; empty for a database server. */
  public Optional<Path> file() {
    return JdbcUrl.parse(url).file();
  }

  /** Returns the JDBC URL with passwords masked, for messages. */
  public String shownUrl() {
    return JdbcUrl.parse(url).shown();
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, password=%s, poolSize=%d]"
        .formatted(shownUrl(), user, password, poolSize);
  }

  /** Returns whether no other process can use this database: an H2 file has one owner. */
  public boolean isAlone() {
    return isH2();
  }

  boolean isH2() {
    return JdbcUrl.parse(url).isH2();
  }

  private static String h2File(Path dataFolder) {
    return "jdbc:h2:file:" + dataFolder.toAbsolutePath().resolve("signalbox");
  }
}
