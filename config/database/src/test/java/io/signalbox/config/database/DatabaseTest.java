package io.signalbox.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";
  private static final String LOCATION = "classpath:db/test-migration";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(BOTH)
  void migratesAnEmptyDatabaseAndKeepsWhatIsWritten(TestDatabase make) {
    DatabaseSettings settings = kept(make);
    try (Database database = Database.open(settings, LOCATION)) {
      database.jdbi().useHandle(h -> h.execute("INSERT INTO note (body) VALUES (?)", "first"));
    }

    try (Database again = Database.open(settings, LOCATION)) {
      assertThat(bodies(again)).containsExactly("first");
    }
  }

  @Test
  void aMigrationThatIsBrokenOffHalfWayLeavesTheFileAsItWas() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("books");
    DatabaseSettings settings = new DatabaseSettings(url, Optional.empty(), Optional.empty(), 2);
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    String location = "filesystem:" + scripts;
    Files.writeString(
        scripts.resolve("V1__note.sql"), "CREATE TABLE note (id SERIAL, body VARCHAR(9));");
    try (Database database = Database.open(settings, location)) {
      database.jdbi().useHandle(h -> h.execute("INSERT INTO note (body) VALUES (?)", "first"));
    }
    Path second = scripts.resolve("V2__tag.sql");
    Files.writeString(second, "CREATE TABLE tag (n INT);\nCREATE TABLE note (n INT);");

    assertThatThrownBy(() -> Database.open(settings, location))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("could not be brought up to date: V2__tag.sql failed");
    Files.writeString(second, "CREATE TABLE tag (n INT);");
    try (Database database = Database.open(settings, location)) {
      assertThat(bodies(database)).containsExactly("first");
      // An owner is the only one, also before and while the schema is brought up to date.
      assertThatThrownBy(() -> UpgradeCopy.of(folder.resolve("books.mv.db")).close())
          .isInstanceOf(UpgradeCopy.InUseException.class);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**upgrading**");
  }

  @Test
  void goesOnWhenItsServerIsBackThoughItNeverStoppedAsking() throws Exception {
    Server server = server(0);
    int port = server.getPort();
    String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/./books";
    DatabaseSettings settings = new DatabaseSettings(url, Optional.empty(), Optional.empty(), 2);
    try (Database database = Database.open(settings, LOCATION)) {
      server.stop();
      assertThatThrownBy(() -> bodies(database)).isInstanceOf(JdbiException.class);
      server = server(port);

      // Each of the two connections may fail once, and then has to go.
      assertThat(Stream.generate(() -> canBeRead(database)).limit(4)).contains(true);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aTransactionUnderWayEndsBeforeTheDatabaseIsClosed(TestDatabase make) throws Exception {
    DatabaseSettings settings = kept(make);
    Database database = Database.open(settings, LOCATION);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> writer =
          () ->
              database
                  .jdbi()
                  .inTransaction(
                      h -> {
                        writing.countDown();
                        refused.await();
                        return h.execute("INSERT INTO note (body) VALUES (?)", "last");
                      });
      Future<Integer> written = threads.submit(writer);
      writing.await();
      Future<?> closed = threads.submit(database::close);
      while (canBeRead(database)) {
        Thread.onSpinWait();
      }
      refused.countDown();
      written.get(20, TimeUnit.SECONDS);
      closed.get(20, TimeUnit.SECONDS);
    }

    try (Database again = Database.open(settings, LOCATION)) {
      assertThat(bodies(again)).containsExactly("last");
    }
  }

  @Test
  void anInterruptedThreadCostsNobodyElseTheDatabase() throws Exception {
    DatabaseSettings settings = kept(TestDatabase.H2);
    try (Database database = Database.open(settings, LOCATION)) {
      for (int i = 0; i < 3; i++) {
        Thread writer =
            Thread.ofPlatform()
                .start(
                    () ->
                        database
                            .jdbi()
                            .useHandle(
                                h -> {
                                  Thread.currentThread().interrupt();
                                  h.execute("INSERT INTO note (body) VALUES ('kept')");
                                }));
        writer.join();
      }

      assertThat(bodies(database)).hasSize(3).containsOnly("kept");
    }
  }

  private static boolean canBeRead(Database database) {
    try {
      return bodies(database).isEmpty();
    } catch (JdbiException e) {
      return false;
    }
  }

  private Server server(int port) throws SQLException {
    return Server.createTcpServer(
            "-tcpPort", "" + port, "-baseDir", folder.toString(), "-ifNotExists")
        .start();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void meansTheSameByOneSqlText(TestDatabase make) {
    try (Database database = Database.open(make.settings(), LOCATION)) {
      List<String> sorted =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery(
                              "SELECT b FROM (VALUES ('x'), (NULL), ('a')) AS v (b) ORDER BY b")
                          .mapTo(String.class)
                          .list());

      assertThat(sorted).containsExactly("a", "x", null);
      database
          .jdbi()
          .useHandle(
              h -> {
                h.execute("INSERT INTO NOTE (id, body) VALUES (7, 'x') ON CONFLICT DO NOTHING");
                h.execute("INSERT INTO note (id, body) VALUES (7, 'y') ON CONFLICT DO NOTHING");
              });
      assertThat(bodies(database)).containsExactly("x");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void migratesForwardsAndRefusesToGoBack(TestDatabase make) {
    DatabaseSettings settings = kept(make);
    Database.open(settings, LOCATION).close();
    Database.open(settings, "classpath:db/test-migration-newer").close();

    assertThatThrownBy(() -> Database.open(settings, LOCATION))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("has a newer schema than this program knows")
        .hasMessageContaining(settings.url());
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void takesAMigrationOfALowerNumberThatCameLater(TestDatabase make) {
    DatabaseSettings settings = kept(make);
    Database.open(settings, "classpath:db/test-migration-gap").close();

    try (Database database = Database.open(settings, "classpath:db/test-migration-filled")) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute("INSERT INTO note (body, author, label) VALUES ('x', 'a', 'l')"));
      assertThat(bodies(database)).containsExactly("x");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void refusesASchemaThatWasMadeByOtherMigrations(TestDatabase make) {
    DatabaseSettings settings = kept(make);
    Database.open(settings, LOCATION).close();

    assertThatThrownBy(() -> Database.open(settings, "classpath:db/test-migration-changed"))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("differs from this program's migrations");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void saysWhichMigrationFailed(TestDatabase make) {
    assertThatThrownBy(() -> Database.open(make.settings(), "classpath:db/test-migration-broken"))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("V1__broken.sql");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void refusesADatabaseThatHoldsSomethingElse(TestDatabase make) {
    DatabaseSettings settings = kept(make);
    try (Database database = Database.open(settings, "classpath:db/none")) {
      database.jdbi().useHandle(h -> h.execute("DROP TABLE IF EXISTS flyway_schema_history"));
      database.jdbi().useHandle(h -> h.execute("CREATE TABLE payroll (id INT)"));
    }

    assertThatThrownBy(() -> Database.open(settings, LOCATION))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("holds tables that are not Signalbox's");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void servesAsManyAtOnceAsThePoolIsLarge(TestDatabase make) throws Exception {
    try (Database database = Database.open(make.settings(), LOCATION);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CyclicBarrier allConnected = new CyclicBarrier(TestDatabase.POOL_SIZE);
      Callable<Integer> write =
          () ->
              database
                  .jdbi()
                  .withHandle(
                      h -> {
                        allConnected.await(20, TimeUnit.SECONDS);
                        return h.execute("INSERT INTO note (body) VALUES ('x')");
                      });

      for (Future<Integer> done :
          threads.invokeAll(Collections.nCopies(TestDatabase.POOL_SIZE, write))) {
        assertThat(done.get()).isEqualTo(1);
      }

      assertThat(bodies(database)).hasSize(TestDatabase.POOL_SIZE);
    }
  }

  @Test
  void opensAnUpToDateFileWellBelowASecond() {
    DatabaseSettings settings = kept(TestDatabase.H2);
    Database.open(settings, LOCATION).close();

    long start = System.nanoTime();
    Database.open(settings, LOCATION).close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private static List<String> bodies(Database database) {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("SELECT body FROM note ORDER BY id").mapTo(String.class).list());
  }

  /** Settings of a database that outlives being closed. */
  private DatabaseSettings kept(TestDatabase make) {
    return switch (make) {
      case POSTGRESQL -> make.settings();
      case H2 ->
          new DatabaseSettings(
              "jdbc:h2:file:" + folder.resolve("kept"),
              Optional.empty(),
              Optional.empty(),
              TestDatabase.POOL_SIZE);
    };
  }
}
