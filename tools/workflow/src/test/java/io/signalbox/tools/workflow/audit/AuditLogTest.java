package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.config.secret.Secret;
import io.signalbox.knowledge.table.ColumnValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {
  private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
  private static final Secret OTHER_KEY = new Secret("fedcba9876543210fedcba9876543210");
  private static final String ANA = "U0ANARUIZ0";
  private static final String BO = "U0BOB00000";

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final Random random = new Random(1);
  private int file;

  private AuditLog log(Database database, Secret... keys) {
    return new AuditLog(
        database.jdbi(),
        clock,
        random,
        new AuditSettings(List.of(keys), folder.resolve("heads" + file), Optional.empty()));
  }

  private Path heads() {
    return folder.resolve("heads" + file);
  }

  private static void append(Database database, AuditLog log, String person, String detail) {
    database
        .jdbi()
        .useTransaction(h -> log.append(h, person, "triage.decide", "request 1", detail));
  }

  private static String problems(AuditLog log) {
    return log.verify(List.of()) instanceof AuditCheck.Broken broken
        ? broken.problems().toString()
        : "whole";
  }

  @ParameterizedTest
  @EnumSource
  void aChainThatNobodyTouchedIsWhole(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog log = log(database, KEY);
      assertThat(log.verify(List.of())).isEqualTo(new AuditCheck.Whole(0, "", List.of()));

      append(database, log, ANA, "a ü \u0000");
      append(database, log, BO, "sent to " + ANA + " and bo@harbour.example");
      append(database, log, ANA, "WITHDRAWN");

      AuditCheck.Whole whole = (AuditCheck.Whole) log.verify(List.of());
      assertThat(whole.entries()).isEqualTo(3);
      assertThat(whole.notes()).isEmpty();
      assertThat(log.latest(2)).extracting(AuditLog.AuditEntry::actor).containsExactly(ANA, BO);
      assertThat(log.latest(2).getLast().detail())
          .isEqualTo("sent to " + ANA + " and bo@harbour.example");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsChangedInTheDatabaseIsFoundAndWhere(TestDatabase make) {
    Map<String, String> tamperings =
        Map.of(
            "UPDATE audit_entry SET detail = 'x' WHERE position = 2",
            "entry 2 does not have the hash",
            "UPDATE audit_entry SET actor = 'p-other' WHERE position = 2",
            "entry 2 does not have the hash",
            "UPDATE audit_entry SET hash = (SELECT e.hash FROM audit_entry e WHERE e.position = 1)"
                + " WHERE position = 2",
            "entry 2 does not have the hash",
            "UPDATE audit_entry SET signature = NULL WHERE position = 2",
            "entry 2 is not signed",
            "DELETE FROM audit_entry WHERE position = 2",
            "entry 2 is missing",
            "DELETE FROM audit_entry WHERE position = 3",
            "entry 3 and what follows were cut off",
            "DELETE FROM audit_entry",
            "entry 1 and what follows were cut off",
            "INSERT INTO audit_entry (position, at, actor, action, subject, detail, hash) SELECT 4,"
                + " at, actor, action, subject, detail, hash FROM audit_entry WHERE position = 1",
            "entry 4 and what follows were added past the program",
            "DELETE FROM audit_head",
            "the row of audit_head is missing");
    tamperings.forEach(
        (sql, found) -> assertThat(afterThreeEntries(make, sql)).as(sql).contains(found));
  }

  /** None of this changes a hash. */
  @ParameterizedTest
  @EnumSource
  void nobodyIsPutInAnothersPlace(TestDatabase make) {
    assertThat(
            afterThreeEntries(
                make, "UPDATE audit_person SET person = 'U0MALLORY0' WHERE person = '" + ANA + "'"))
        .contains("entry 1 names p-", "put somebody else");
    assertThat(
            afterThreeEntries(
                make,
                "UPDATE audit_person SET person = 'x' WHERE person = '" + ANA + "'",
                "UPDATE audit_person SET person = '" + ANA + "' WHERE person = '" + BO + "'",
                "UPDATE audit_person SET person = '" + BO + "' WHERE person = 'x'"))
        .contains("entry 1 names", "entry 2 names");
    assertThat(
            afterThreeEntries(
                make,
                "UPDATE audit_person SET person = 'U0MALLORY0', binding_key = 'no digits at all'"
                    + " WHERE person = '"
                    + ANA
                    + "'"))
        .contains("entry 1 names");
    assertThat(afterThreeEntries(make, "DELETE FROM audit_person WHERE person = '" + ANA + "'"))
        .contains("entry 1 names", "not by 'forget'");
  }

  private String afterThreeEntries(TestDatabase make, String... tamperings) {
    file++;
    try (Database database = make.get()) {
      AuditLog log = log(database, KEY);
      append(database, log, ANA, "a");
      append(database, log, BO, "b");
      append(database, log, ANA, "c");
      database.jdbi().useHandle(h -> List.of(tamperings).forEach(h::execute));
      return problems(log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatIsEmptiedOrWrittenAnewIsFoundByItsHeads(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog log = log(database, KEY);
      for (String detail : List.of("a", "b", "c")) {
        append(database, log, ANA, detail);
      }
      AuditHead posted = log.head().orElseThrow();
      database
          .jdbi()
          .useHandle(
              h -> {
                h.execute("DELETE FROM audit_entry");
                h.execute("DELETE FROM audit_person");
                h.execute("UPDATE audit_head SET position = 0, hash = ''");
              });

      assertThat(problems(log)).contains("entry 1 and what follows were cut off", "entry 3");

      // Consistent, as the database's owner could write it; without the key.
      AuditLog forger = new AuditLog(database.jdbi(), clock, random);
      for (String detail : List.of("a", "nothing happened", "c")) {
        append(database, forger, ANA, detail);
      }
      assertThat(problems(log)).contains("entry 1 or one before it is not what it was");
      heads().toFile().delete();
      assertThat(((AuditCheck.Broken) log.verify(List.of(posted))).position()).isEqualTo(3);
    }
  }

  @Test
  void anEntryThatWasAddedPastTheProgramHasNoSignature() throws IOException {
    try (Database database = TestDatabase.h2()) {
      AuditLog log = log(database, KEY);
      append(database, log, ANA, "a");
      append(database, new AuditLog(database.jdbi(), clock, random), ANA, "forged");
      append(database, log, ANA, "b");

      assertThat(problems(log)).contains("entry 2 is not signed").doesNotContain("entry 3");

      Files.writeString(
          heads(), Files.readString(heads()).replaceAll("(?<=:)[0-9a-f]{64}", "0".repeat(64)));
      assertThat(problems(log)).contains("a head in line 1 of", "that the key did not sign");
    }
  }

  @Test
  void aHeadSaysWhatWasCommittedAndNothingElse() {
    try (Database database = TestDatabase.h2()) {
      AuditLog log = log(database, KEY);
      append(database, log, ANA, "a");
      database
          .jdbi()
          .useTransaction(
              h -> {
                log.append(h, ANA, "triage.decide", "request 1", "taken back");
                h.rollback();
              });
      append(database, log, ANA, "b");

      assertThat(problems(log)).isEqualTo("whole");
    }
  }

  @Test
  void theKeyCanBeChangedAndComeLater() {
    try (Database database = TestDatabase.h2()) {
      append(database, log(database), ANA, "a");
      assertThat(log(database).verify(List.of()).notes().toString()).contains("No signing key");
      append(database, log(database, OTHER_KEY), ANA, "b");
      append(database, log(database, KEY, OTHER_KEY), ANA, "c");

      AuditLog log = log(database, KEY, OTHER_KEY);
      assertThat(log.verify(List.of()))
          .isInstanceOfSatisfying(
              AuditCheck.Unproven.class,
              check -> assertThat(check.range()).isEqualTo(new AuditCheck.UnprovenRange(1, 1)));
      assertThat(log.acknowledge())
          .containsExactly("Entry 1 has no signature of a configured key.");
      assertThat(log.verify(List.of())).isInstanceOf(AuditCheck.Whole.class);
      assertThat(log.verify(List.of()).notes()).hasSize(1).first().asString().contains("1 entries");
      // Whoever invents a key does not prove anything, nor does a key that is no longer there.
      assertThat(log(database, KEY).verify(List.of()))
          .isInstanceOfSatisfying(
              AuditCheck.Unproven.class,
              check -> {
                assertThat(check.range()).isEqualTo(new AuditCheck.UnprovenRange(1, 2));
                assertThat(check.notes().toString()).contains("former-keys");
              });
    }
  }

  @Test
  void aHeadThatAProcessCouldNotWriteIsWrittenByTheNext() throws IOException {
    try (Database database = TestDatabase.h2()) {
      AuditLog log = log(database, KEY);
      append(database, log, ANA, "a");
      Files.delete(heads());
      assertThat(log.verify(List.of()).notes().toString()).contains("No head is kept");

      log.keepHead();
      log.keepHead();

      assertThat(Files.readAllLines(heads())).hasSize(1);
      assertThat(log.verify(List.of()).notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsForgottenAndTheChainStaysWhole(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog log = log(database, KEY);
      append(database, log, ANA, "a");
      append(database, log, ANA, "told <@" + ANA + ">");

      database.jdbi().useTransaction(h -> log.forget(h, ANA));

      assertThat(problems(log)).isEqualTo("whole");
      assertThat(log.latest(9).toString()).doesNotContain(ANA);
      assertThat(log.latest(9).getFirst().action()).isEqualTo("audit.forgotten");
      assertThat(log.latest(9).subList(1, 3))
          .extracting(AuditLog.AuditEntry::actor)
          .containsOnly(log.latest(1).getFirst().subject());
      append(database, log, ANA, "here again");
      assertThat(problems(log)).isEqualTo("whole");
      assertThat(log.latest(2).getFirst().actor()).isEqualTo(ANA);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWritersAtOnceMakeOneChain(TestDatabase make) throws Exception {
    try (Database database = make.get();
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      AuditLog log = log(database, KEY);

      List<Callable<String>> writers =
          IntStream.range(0, 60)
              .<Callable<String>>mapToObj(
                  i ->
                      () -> {
                        append(
                            database, i % 2 == 0 ? log : log(database, KEY), "U" + i % 3, "" + i);
                        return i % 10 == 0 ? problems(log) : "whole";
                      })
              .toList();
      for (var each : threads.invokeAll(writers)) {
        assertThat(each.get()).isEqualTo("whole");
      }

      assertThat(((AuditCheck.Whole) log.verify(List.of())).entries()).isEqualTo(60);
      assertThat(Files.readAllLines(heads())).hasSize(60);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLogOfTheFirstVersionIsSealedAndGoesOn(TestDatabase make) {
    try (Database database = make.get()) {
      firstVersion(database);
      AuditLog log = log(database, KEY);

      append(database, log, ANA, "new");

      assertThat(problems(log)).isEqualTo("whole");
      assertThat(log.latest(20))
          .extracting(entry -> entry.position() + " " + entry.actor() + " " + entry.action())
          .contains("1 " + ANA + " triage.claimed", "2 " + BO + " triage.claimed")
          .contains("4 signalbox audit.sealed", "5 signalbox audit.person")
          .contains("7 signalbox audit.forgotten", "8 " + ANA + " triage.decide");

      database
          .jdbi()
          .useHandle(
              h -> h.execute("UPDATE audit_person SET person = 'x' WHERE person = '" + BO + "'"));
      assertThat(problems(log)).contains("entry 2 names", "somebody else");
      database
          .jdbi()
          .useHandle(h -> h.execute("UPDATE audit_entry SET detail = 'x' WHERE position = 1"));
      assertThat(problems(log)).contains("entry 1 does not have the hash");
    }
  }

  @Test
  void someoneOfTheFirstVersionIsForgottenAfterTheUpgrade() {
    try (Database database = TestDatabase.h2()) {
      firstVersion(database);
      AuditLog log = log(database, KEY);

      database.jdbi().useTransaction(h -> log.forget(h, ANA));

      assertThat(problems(log)).isEqualTo("whole");
      assertThat(log.latest(20)).noneMatch(entry -> entry.actor().equals(ANA));
    }
  }

  @Test
  void aLogThatWasBrokenBeforeTheUpgradeIsSealedAsBroken() {
    try (Database database = TestDatabase.h2()) {
      firstVersion(database);
      database
          .jdbi()
          .useHandle(h -> h.execute("UPDATE audit_entry SET detail = 'x' WHERE position = 2"));

      assertThat(problems(log(database, KEY))).contains("entry 2 does not have the hash");
      assertThat(log(database, KEY).latest(20))
          .anyMatch(entry -> entry.detail().equals("broken at entry 2"));
    }
  }

  /** Three entries as the first version wrote them; whoever made the third was forgotten then. */
  private void firstVersion(Database database) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              h.execute("UPDATE audit_head SET format = 1");
              String hash = firstVersion(h, 1, "p-" + "a".repeat(24), "");
              hash = firstVersion(h, 2, "p-" + "b".repeat(24), hash);
              firstVersion(h, 3, "p-" + "c".repeat(24), hash);
              person(h, ANA, "p-" + "a".repeat(24));
              person(h, BO, "p-" + "b".repeat(24));
            });
  }

  private static void person(Handle handle, String person, String pseudonym) {
    handle.execute("INSERT INTO audit_person (person, pseudonym) VALUES (?, ?)", person, pseudonym);
  }

  private String firstVersion(Handle handle, int position, String actor, String before) {
    var at = ColumnValues.time(clock.instant());
    String hash =
        sha256(before, "" + position, at.toInstant().toString(), actor, "triage.claimed", "r", "d");
    handle.execute(
        "INSERT INTO audit_entry (position, at, actor, action, subject, detail, hash)"
            + " VALUES (?, ?, ?, 'triage.claimed', 'r', 'd', ?)",
        position,
        at,
        actor,
        hash);
    handle.execute("UPDATE audit_head SET position = ?, hash = ?", position, hash);
    return hash;
  }

  private static String sha256(String... parts) {
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
}
