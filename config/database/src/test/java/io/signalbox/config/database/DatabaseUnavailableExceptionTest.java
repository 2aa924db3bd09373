package io.signalbox.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUnavailableExceptionTest {
  private static final String PASSWORD = "hunter2";

  @TempDir Path folder;

  @Test
  void saysThatAnotherProcessHoldsTheFile() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("held");
    try (OtherProcess ignored = OtherProcess.holding(url)) {
      assertThat(refusal(url))
          .contains(folder.toString(), "is in use by another Signalbox process");
    }
    Database.open(TestDatabase.settings(url, "sa", ""), "classpath:db/test-migration").close();
  }

  @Test
  void saysThatH2RefusesThePassword() {
    String url = "jdbc:h2:file:" + folder.resolve("locked");
    Database.open(TestDatabase.settings(url, "sa", "right")).close();

    assertThat(refusal(url)).contains("refuses this user and password");
  }

  @Test
  void saysThatPostgresqlRefusesThePassword() throws IOException {
    String url = withPasswordRequired();

    assertThat(refusal(url, "guarded"))
        .contains(url, "refuses this user and password", "database.password");
    Database.open(TestDatabase.settings(url, "guarded", "right")).close();
  }

  @Test
  void saysThatTheDatabaseIsNotOnTheServer() {
    String url = TestDatabase.POSTGRESQL.settings().url();

    assertThat(refusal(url + "x")).contains("does not exist on that server");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(refusal("jdbc:postgresql://localhost:" + port + "/desk"))
        .contains("cannot be reached");
  }

  @Test
  void saysThatAHostIsUnknown() {
    assertThat(refusal("jdbc:postgresql://nowhere.invalid/desk")).contains("cannot be reached");
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(refusal("jdbc:h2:file:" + file.resolve("below/desk")))
        .contains("cannot be read or written");
  }

  @Test
  void saysThatTheFileIsDamaged() throws IOException {
    Files.write(folder.resolve("bad.mv.db"), new byte[12_288]);

    assertThat(refusal("jdbc:h2:file:" + folder.resolve("bad"))).contains("is damaged");
  }

  @Test
  void saysThatAUrlMakesNoSense() {
    assertThat(refusal("jdbc:postgresql://host:port/desk")).contains("cannot be");
    assertThat(refusal("jdbc:h2:relative/desk")).contains("needs an absolute path");
    assertThat(refusal("jdbc:h2:file:/tmp/x;NO_SUCH_OPTION=1")).contains("cannot be opened");
  }

  /** A database whose server asks the user "guarded" for the password "right". */
  private static String withPasswordRequired() throws IOException {
    DatabaseSettings settings = TestDatabase.POSTGRESQL.settings();
    String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
    try (Database database = Database.open(settings)) {
      String hba =
          database.jdbi().withHandle(h -> h.createQuery("SHOW hba_file").mapTo(String.class).one());
      String rules = Files.readString(Path.of(hba));
      Files.writeString(Path.of(hba), "host " + name + " guarded all scram-sha-256\n" + rules);
      database
          .jdbi()
          .useHandle(
              h -> {
                h.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'");
                h.execute("ALTER DATABASE " + name + " OWNER TO guarded");
                h.execute("ALTER TABLE IF EXISTS flyway_schema_history OWNER TO guarded");
                h.execute("SELECT pg_reload_conf()");
              });
    }
    return settings.url();
  }

  private static String refusal(String url) {
    return refusal(url, url.startsWith("jdbc:h2:") ? "sa" : "postgres");
  }

  /**
   * Returns the sentence that the operator reads; on the way it looks for the password in all that
   * might be logged.
   */
  private static String refusal(String url, String user) {
    DatabaseUnavailableException thrown =
        catchThrowableOfType(
            DatabaseUnavailableException.class,
            () -> Database.open(TestDatabase.settings(url, user, PASSWORD)).close());
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(PASSWORD);
    return thrown.getMessage();
  }
}
