package io.signalbox.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.table.ColumnValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code signalbox audit verify} as an operator runs it, on a database that somebody changed. */
class AuditVerifyTest {
  private static final String ANA = "U0ANARUIZ0";

  @TempDir private Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void threeEntries() throws IOException {
    TestDatabase.migratedIn(folder.resolve(".signalbox"));
    Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
    Files.writeString(folder.resolve("signalbox.yaml"), "audit:\n  signing-key: \"file:./key\"\n");
    try (Database database = Database.open(settings().database())) {
      for (String who : List.of(ANA, "U0BOB00000", ANA)) {
        database
            .jdbi()
            .useTransaction(
                h ->
                    StoreGraph.over(settings(), database, Clock.systemUTC())
                        .audit()
                        .append(h, who, "triage.claimed", "request 1", "CLAIMED"));
      }
    }
  }

  private SignalboxSettings settings() {
    return ConfigFile.at(folder.resolve("signalbox.yaml"), Map.of())
        .load(SignalboxSettings::from)
        .settings();
  }

  private Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = List.of(args).toArray(new String[args.length + 2]);
    all[args.length] = "-c";
    all[args.length + 1] = folder.resolve("signalbox.yaml").toString();
    return new Outcome(line.execute(all), out.toString(), err.toString());
  }

  private void sql(String... statements) {
    try (Database database = Database.open(settings().database())) {
      database.jdbi().useHandle(h -> List.of(statements).forEach(h::execute));
    }
  }

  @Test
  void aLogThatNobodyTouchedIsSaidToBeWhole() throws IOException {
    Outcome verified = run("audit", "verify");

    assertThat(verified.exitCode()).isZero();
    assertThat(verified.out())
        .contains("All 3 entries are as they were written")
        .doesNotContain("Note");
    Path heads = folder.resolve(".signalbox/audit-heads.log");
    assertThat(Files.readAllLines(heads)).hasSize(3);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(heads)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whoDidItCannotBeChangedUnnoticed() {
    sql("UPDATE audit_person SET person = 'U0MALLORY0' WHERE person = '" + ANA + "'");

    Outcome verified = run("audit", "verify");

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out())
        .contains("The audit log was changed:", "entry 1 names p-", "put somebody else");
    assertThat(run("audit", "list").out()).doesNotContain("U0MALLORY0");
  }

  @Test
  void anEmptiedLogIsNoticedByTheFileAndByALineThatWasKeptElsewhere() throws IOException {
    Path heads = folder.resolve(".signalbox/audit-heads.log");
    String posted = Files.readAllLines(heads).getLast();
    sql(
        "DELETE FROM audit_entry",
        "DELETE FROM audit_person",
        "UPDATE audit_head SET position = 0, hash = ''");

    assertThat(run("audit", "verify").out())
        .contains("entry 1 and what follows were cut off", "line 3 of");
    Files.delete(heads);
    Outcome elsewhere = run("audit", "verify", "--head", "`" + posted + "`");
    assertThat(elsewhere.exitCode()).isEqualTo(1);
    assertThat(elsewhere.out()).contains("the given head of entry 3");
    assertThat(run("audit", "verify", "--head", "nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void aFileOfHeadsThatIsGoneOrCutIsAWarningAndAFault() throws IOException {
    Path heads = folder.resolve(".signalbox/audit-heads.log");
    List<String> lines = Files.readAllLines(heads);
    Files.write(heads, lines.subList(0, 2));
    Outcome cut = run("audit", "verify");
    Files.delete(heads);
    Outcome gone = run("audit", "verify");
    Outcome confirmed = run("audit", "verify", "--head", lines.getLast());

    assertThat(cut.exitCode()).isEqualTo(1);
    assertThat(cut.out()).contains("Warning:", "ends at entry 2", "signed up to entry 3");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.out()).contains("Warning:", "audit-heads.log is missing or empty");
    assertThat(confirmed.exitCode()).isZero();
  }

  @Test
  void aFileOfHeadsThatBeganAnewIsSaidUntilSomebodyAcknowledgesIt() throws IOException {
    Path heads = folder.resolve(".signalbox/audit-heads.log");
    Files.delete(heads);
    try (Database database = Database.open(settings().database())) {
      StoreGraph.over(settings(), database, Clock.systemUTC()).audit().keepHead();
    }
    assertThat(heads).doesNotExist();
    append("triage.decided");

    Outcome begun = run("audit", "verify");
    Outcome doctored = run("doctor");
    Outcome acknowledged = run("audit", "acknowledge");
    append("triage.closed");
    Outcome after = run("audit", "verify");

    assertThat(begun.exitCode()).isEqualTo(1);
    assertThat(begun.out()).contains("Warning:", "begins with entry 4", "audit acknowledge");
    assertThat(doctored.out()).contains("Audit log", "begins with entry 4");
    assertThat(acknowledged.out()).contains("begins with entry 4");
    assertThat(after.exitCode()).isZero();
    assertThat(run("audit", "list").out()).contains("audit.heads-acknowledged");
    Files.delete(heads);
    append("triage.claimed");
    assertThat(run("audit", "verify").exitCode()).isEqualTo(1);
  }

  private void append(String action) {
    try (Database database = Database.open(settings().database())) {
      database
          .jdbi()
          .useTransaction(
              h ->
                  StoreGraph.over(settings(), database, Clock.systemUTC())
                      .audit()
                      .append(h, ANA, action, "request 2", ""));
    }
  }

  /** Right hashes, and the file of heads to match: whoever writes both, and has no key. */
  @ParameterizedTest
  @ValueSource(strings = {"", "00000000:"})
  void aLogThatIsWrittenAnewWithItsFileIsNotProven(String invented) throws IOException {
    rewrite(2, Optional.of(invented).filter(key -> !key.isEmpty()));

    Outcome verified = run("audit", "verify");

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out())
        .contains("not proven", "Entries 1 to 3 have no signature of a configured key.")
        .doesNotContain("as they were written");
  }

  @Test
  void aLogThatIsMadeToLookLikeTheFirstVersionsIsNotProven() throws IOException {
    rewrite(1, Optional.empty());
    Files.delete(folder.resolve(".signalbox/audit-heads.log"));

    Outcome verified = run("audit", "verify");
    append("triage.decided");

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(run("audit", "verify").out()).contains("not proven", "Entries 1 to 3");
  }

  @Test
  void entriesThatAreOlderThanTheKeyAreSaidUntilSomebodyAcknowledgesThem() throws IOException {
    rewrite(2, Optional.empty());
    append("triage.decided");
    Outcome before = run("audit", "verify");

    Outcome acknowledged = run("audit", "acknowledge");
    append("triage.closed");

    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(acknowledged.out()).contains("Entries 1 to 3 have no signature");
    assertThat(run("audit", "verify").exitCode()).isZero();
    assertThat(run("audit", "acknowledge").out()).contains("nothing to acknowledge");
    sql("UPDATE audit_entry SET signature = 'deadbeef:' || SUBSTRING(signature, 10)");
    assertThat(run("audit", "verify").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL",
        "''",
        "'deadbeef:' || SUBSTRING(signature, 10)",
        "SUBSTRING(signature, 1, 72) || 'x'"
      })
  void aSignatureThatIsGoneOrAnotherIsNoticedWithoutTheKeyToo(String signature) throws IOException {
    sql("UPDATE audit_entry SET signature = " + signature + " WHERE position = 2");
    Files.writeString(folder.resolve("signalbox.yaml"), "time-zone: UTC\n");

    Outcome verified = run("audit", "verify");

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out()).contains("entry 2", "signature");
  }

  /** Another text in the second entry, with hashes and heads as its writer would have made them. */
  private void rewrite(int format, Optional<String> key) throws IOException {
    sql("UPDATE audit_entry SET detail = 'nothing happened' WHERE position = 2");
    StringBuilder heads = new StringBuilder();
    try (Database database = Database.open(settings().database())) {
      String before = "";
      for (int position = 1; position <= 3; position++) {
        before = rewrite(database, format, position, before, key);
        heads.append(
            "2026-01-01T00:00:00.000Z %d %s %s%n"
                .formatted(
                    position, before, key.map(id -> id + "f".repeat(64)).orElse("unsigned")));
      }
      String last = before;
      database
          .jdbi()
          .useHandle(h -> h.execute("UPDATE audit_head SET hash = ?, format = ?", last, format));
    }
    Files.writeString(folder.resolve(".signalbox/audit-heads.log"), heads.toString());
  }

  private static String rewrite(
      Database database, int format, int position, String before, Optional<String> key) {
    return database
        .jdbi()
        .withHandle(
            h -> {
              List<String> parts =
                  h.createQuery("SELECT * FROM audit_entry WHERE position = ?")
                      .bind(0, position)
                      .map(
                          (row, context) ->
                              List.of(
                                  ColumnValues.time(row, "at").toString(),
                                  row.getString("actor"),
                                  row.getString("action"),
                                  row.getString("subject"),
                                  row.getString("detail")))
                      .one();
              String hash =
                  sha256(
                      Stream.of(
                              format == 2
                                  ? Stream.of("signalbox audit entry 2")
                                  : Stream.<String>of(),
                              Stream.of(before, Integer.toString(position)),
                              parts.stream())
                          .flatMap(each -> each)
                          .toList());
              h.execute(
                  "UPDATE audit_entry SET hash = ?, signature = ? WHERE position = ?",
                  hash,
                  key.map(id -> id + "f".repeat(64)).orElse(null),
                  position);
              return hash;
            });
  }

  private static String sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update((part.getBytes(UTF_8).length + ":" + part).getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoeverIsForgottenIsGoneAndTheLogIsWhole() {
    assertThat(run("forget", ANA, "--yes").exitCode()).isZero();

    assertThat(run("audit", "verify").exitCode()).isZero();
    assertThat(run("audit", "list").out())
        .doesNotContain(ANA)
        .contains("audit.forgotten", "U0BOB00000");
  }

  @Test
  void aShortKeyIsRefused() throws IOException {
    Files.writeString(folder.resolve("key"), "secret");

    Outcome verified = run("audit", "verify");

    assertThat(verified.exitCode()).isEqualTo(2);
    assertThat(verified.err())
        .contains("audit.signing-key", "32 characters")
        .doesNotContain("secret");
  }
}
