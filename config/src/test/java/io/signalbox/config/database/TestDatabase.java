package io.signalbox.config.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Databases for tests: an H2 in memory, or a fresh database on a real PostgreSQL started once a
 * JVM.
 */
public final class TestDatabase {
  private TestDatabase() {}

  /** A new, empty, migrated H2; gone when closed. */
  public static Database h2() {
    return Database.open(
        new DatabaseSettings(
            "jdbc:h2:mem:"
                + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            Optional.empty(),
            Optional.empty(),
            4));
  }

  /** A new, empty, migrated database on a real PostgreSQL. */
  public static Database postgres() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return Database.open(
        new DatabaseSettings(
            Server.RUNNING.getJdbcUrl("postgres", name), Optional.empty(), Optional.empty(), 4));
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
