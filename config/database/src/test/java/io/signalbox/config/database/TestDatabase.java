package io.signalbox.config.database;

import io.signalbox.config.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.engine.Constants;

/**
 * Databases for tests: an H2 in memory, or a fresh database on a real PostgreSQL started once a
 * JVM. A test takes both with
 * {@code @MethodSource("io.signalbox.config.database.TestDatabase#both")} and opens the one it is
 * given; where PostgreSQL cannot start, such a test fails.
 */
public enum TestDatabase implements Supplier<Database> {
  H2 {
    @Override
    public DatabaseSettings settings() {
      return new DatabaseSettings(
          "jdbc:h2:mem:" + UUID.randomUUID(), Optional.empty(), Optional.empty(), POOL_SIZE);
    }

    @Override
    public Database get() {
      DatabaseSettings settings = settings();
      // H2 forgets what is in memory with its last connection, so this one stays for as long.
      try (Connection connection =
              DriverManager.getConnection(JdbcUrl.parse(settings.url()).toOpen());
          Statement statement = connection.createStatement()) {
        // One at a time: of several in one text H2 reads the whole rest again for each.
        for (String each : MigratedH2.STATEMENTS) {
          statement.execute(each);
        }
        return Database.open(settings);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSettings settings() {
      String name = "test_" + UUID.randomUUID().toString().replace("-", "");
      return settings(Server.create(name, "template1"), "postgres", "any");
    }

    @Override
    public Database get() {
      String name = "test_" + UUID.randomUUID().toString().replace("-", "");
      return Database.open(settings(Server.create(name, Migrated.NAME), "postgres", "any"));
    }
  };

  static final int POOL_SIZE = 4;

  /** A new, empty, migrated H2; gone when closed. */
  public static Database h2() {
    return H2.get();
  }

  /**
   * Puts a migrated, empty H2 where a data folder has its own, for tests that start the program: it
   * finds every migration done, as at a second start.
   */
  public static void migratedIn(Path dataFolder) {
    migratedAt(dataFolder.resolve("signalbox.mv.db"));
  }

  /** Puts a migrated, empty H2 into this file, for tests with more than one. */
  public static void migratedAt(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, MigratedH2.FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty, migrated database on a real PostgreSQL. */
  public static Database postgres() {
    return POSTGRESQL.get();
  }

  /**
   * One of each, for parameterised tests; nothing is opened before {@link #get}. Only the H2 where
   * mutants are counted: each of them would start a PostgreSQL of its own.
   */
  public static Stream<TestDatabase> both() {
    return Boolean.getBoolean("signalbox.h2-only") ? Stream.of(H2) : Stream.of(values());
  }

  /** Opens a new, empty, migrated database of this make. */
  @Override
  public Database get() {
    return Database.open(settings());
  }

  /** Settings of a new, empty database of this make. */
  public abstract DatabaseSettings settings();

  static DatabaseSettings settings(String url, String user, String password) {
    return new DatabaseSettings(
        url, Optional.of(user), Optional.of(new Secret(password)), POOL_SIZE);
  }

  /** A database on which every migration ran once; the others are copies of it. */
  private static final class Migrated {
    static final String NAME = create("migrated");

    private static String create(String name) {
      Database.open(settings(Server.create(name, "template1"), "postgres", "any")).close();
      return name;
    }
  }

  /**
   * An H2 on which every migration ran once, as SQL that makes its like and as a file. The JVMs of
   * a build share it by the folder in the system property {@code signalbox.test-cache}, under a
   * name that is another after a change of a migration.
   */
  private static final class MigratedH2 {
    private static final String SEPARATOR = "\f";
    static final List<String> STATEMENTS;
    static final byte[] FILE;

    static {
      try {
        Optional<Path> cache =
            Optional.ofNullable(System.getProperty("signalbox.test-cache")).map(Path::of);
        String name =
            UUID.nameUUIDFromBytes(
                    (Constants.FULL_VERSION + new TreeMap<>(MigrationTable.ownMigrations()))
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        Optional<Path> script = cache.map(folder -> folder.resolve(name + ".sql"));
        Optional<Path> file = cache.map(folder -> folder.resolve(name + ".mv.db"));
        if (script.filter(Files::exists).isPresent() && file.filter(Files::exists).isPresent()) {
          STATEMENTS = List.of(Files.readString(script.get()).split(SEPARATOR));
          FILE = Files.readAllBytes(file.get());
        } else {
          Path folder = Files.createTempDirectory("migrated");
          STATEMENTS = migrate(folder.resolve("signalbox"));
          FILE = Files.readAllBytes(folder.resolve("signalbox.mv.db"));
          Files.delete(folder.resolve("signalbox.mv.db"));
          Files.delete(folder);
          if (cache.isPresent()) {
            keep(script.get(), String.join(SEPARATOR, STATEMENTS).getBytes(StandardCharsets.UTF_8));
            keep(file.get(), FILE);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static List<String> migrate(Path file) throws SQLException {
      DatabaseSettings settings =
          new DatabaseSettings(
              "jdbc:h2:file:" + file, Optional.empty(), Optional.empty(), POOL_SIZE);
      List<String> statements = new ArrayList<>();
      try (Database database = Database.open(settings);
          Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet lines = statement.executeQuery("SCRIPT")) {
        while (lines.next()) {
          String each = lines.getString(1);
          if (!each.startsWith("--")) {
            statements.add(each);
          }
        }
      }
      return statements;
    }

    /** Other JVMs do the same at the same time and see a whole file or none. */
    private static void keep(Path file, byte[] bytes) throws IOException {
      Files.createDirectories(file.getParent());
      Path written = Files.createTempFile(file.getParent(), "migrated", ".part");
      Files.write(written, bytes);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    /** Creates a database like another one and gives its URL, without a user. */
    static String create(String name, String template) {
      try (var connection = RUNNING.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return "jdbc:postgresql://localhost:" + RUNNING.getPort() + "/" + name;
    }

    private static EmbeddedPostgres start() {
      try {
        // No test outlives its server, so nothing has to be on disk.
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
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
