package io.signalbox.tools.gateway.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.BudgetRule.Period;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import io.signalbox.tools.gateway.budget.BudgetDecision;
import io.signalbox.tools.gateway.budget.BudgetReservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallLedgerTest {
  private static final Budget BUDGET =
      new Budget("caller:a", "U1", Cost.dollars(1), Period.DAY, 0.9);
  private static final Cost DIME = Cost.dollars(0.1);

  private final TestClock clock = new TestClock();

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void writesACallAndItsChargeOnceHoweverOftenItIsRecorded(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook book = new BudgetBook(database.jdbi(), "one", clock, warning -> {});
      try (CallLedger ledger = new CallLedger(database.jdbi(), book)) {
        BudgetDecision decision = book.reserve(List.of(BUDGET), DIME);
        List<BudgetCharge> charges =
            ((BudgetDecision.Reserved) decision).reservation().settle(DIME);

        ledger.record(record("call-1"), charges);
        ledger.record(record("call-1"), charges);
        ledger.flush();
        ledger.record(record("call-1"), charges);
        ledger.flush();

        assertThat(book.status(BUDGET).spent()).isEqualTo(DIME);
        assertThat(rows(database)).hasSize(1);
        assertThat(rows(database).getFirst())
            .containsEntry("route", "answers")
            .containsEntry("outcome", "ANSWERED")
            .containsEntry("total_us", 1_500L);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatAKilledProcessLeftIsInTheBooksOnceAndItsBudgetIsRight(
      TestDatabase make, @TempDir Path folder) throws Exception {
    try (Database database = make.get()) {
      BudgetBook dead = new BudgetBook(database.jdbi(), "dead", clock, warning -> {});
      BudgetCharge charge = spent(dead);
      Path journals = folder.resolve("journal");
      // As a process leaves it that was killed: both files, one with a line half written.
      Files.createDirectories(journals);
      Files.createFile(journals.resolve("dead.calls"));
      Files.writeString(journals.resolve("dead.calls.a"), line("call-1", charge));
      Files.writeString(
          journals.resolve("dead.calls.b"),
          line("call-2", charge) + line("call-3", charge).substring(0, 90));

      BudgetBook book = new BudgetBook(database.jdbi(), "next", clock, warning -> {});
      try (CallLedger ledger =
          new CallLedger(database.jdbi(), book, Optional.of(CallJournal.open(journals, "next")))) {
        ledger.takeOver(journals);
        ledger.takeOver(journals);

        assertThat(rows(database)).hasSize(2);
        assertThat(book.status(BUDGET).spent()).isEqualTo(DIME.times(2));
        ledger.record(record("call-4"), List.of(charge));
        ledger.flush();
        ledger.record(record("call-5"), List.of(charge));
      }

      assertThat(rows(database)).hasSize(4);
      try (Stream<Path> left = Files.list(journals)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aCallThatWasUnderWayWhenItsProcessWasKilledIsPaidAtTheMostAndTheRestIsGivenBack(
      TestDatabase make, @TempDir Path folder) throws Exception {
    try (Database database = make.get()) {
      BudgetBook dead = new BudgetBook(database.jdbi(), "dead", clock, warning -> {});
      BudgetReservation ended = reserved(dead);
      BudgetReservation lost = reserved(dead);
      CallJournal journal = CallJournal.open(folder, "dead");
      // Never closed, as that of a process that was killed; only its lock goes.
      CallLedger killed = new CallLedger(database.jdbi(), dead, Optional.of(journal));
      killed.begin(() -> lostRecord("call-1"), ended.mostCharges());
      killed.begin(() -> lostRecord("call-2"), lost.mostCharges());
      killed.record(record("call-1"), ended.settle(Cost.dollars(0.05)));
      killed.flush();
      Path copy = folder.resolve("copy");
      Files.createDirectories(copy);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }

      BudgetBook book = new BudgetBook(database.jdbi(), "next", clock, warning -> {});
      try (CallLedger next = new CallLedger(database.jdbi(), book)) {
        next.takeOver(copy);
        next.takeOver(copy);
      }

      assertThat(rows(database)).hasSize(2);
      assertThat(rows(database).getLast()).containsEntry("outcome", "LOST");
      assertThat(book.status(BUDGET).spent()).isEqualTo(Cost.dollars(0.15));
      assertThat(book.status(BUDGET).held()).isEqualTo(Cost.NOTHING);
    }
  }

  private static BudgetReservation reserved(BudgetBook book) {
    return ((BudgetDecision.Reserved) book.reserve(List.of(BUDGET), DIME)).reservation();
  }

  @Test
  void aClientThatSendsAnIdTwiceHidesNoCall() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = new BudgetBook(database.jdbi(), "one", clock, warning -> {});
      try (CallLedger ledger = new CallLedger(database.jdbi(), book)) {
        ledger.record(record("call-1"), reserved(book).settle(DIME));
        ledger.flush();
        clock.advance(Duration.ofSeconds(1));
        ledger.record(record("call-1"), reserved(book).settle(DIME));
        ledger.flush();

        assertThat(rows(database)).hasSize(2);
        assertThat(book.status(BUDGET).spent()).isEqualTo(DIME.times(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatWasWrittenOffAsSpentIsNotSpentAgain(TestDatabase make, @TempDir Path folder)
      throws Exception {
    try (Database database = make.get()) {
      BudgetCharge charge = spent(new BudgetBook(database.jdbi(), "dead", clock, warning -> {}));
      Files.createFile(folder.resolve("dead.calls"));
      Files.writeString(folder.resolve("dead.calls.a"), line("call-1", charge));
      clock.advance(Duration.ofMinutes(2));
      BudgetBook book = new BudgetBook(database.jdbi(), "next", clock, warning -> {});
      book.upkeep();
      Cost writtenOff = book.status(BUDGET).spent();

      try (CallLedger ledger = new CallLedger(database.jdbi(), book)) {
        ledger.takeOver(folder);
      }

      assertThat(rows(database)).hasSize(1);
      assertThat(book.status(BUDGET).spent()).isEqualTo(writtenOff);
    }
  }

  @Test
  void aJournalOfAProcessThatLivesIsLeftAlone(@TempDir Path folder) throws Exception {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = new BudgetBook(database.jdbi(), "one", clock, warning -> {});
      try (CallJournal alive = CallJournal.open(folder, "alive");
          CallLedger ledger = new CallLedger(database.jdbi(), book)) {
        alive.append(JournalText.of(new JournalLine(record("call-1"), List.of())));

        ledger.takeOver(folder);

        assertThat(rows(database)).isEmpty();
        assertThat(Files.readString(folder.resolve("alive.calls.a"))).contains("call-1");
      }
    }
  }

  /** Takes a portion of the budget and spends of it, without a word to the books. */
  private static BudgetCharge spent(BudgetBook book) {
    BudgetDecision decision = book.reserve(List.of(BUDGET), DIME);
    return ((BudgetDecision.Reserved) decision).reservation().settle(DIME).getFirst();
  }

  private String line(String id, BudgetCharge charge) throws IOException {
    Path folder = Files.createTempDirectory("journal");
    try (CallJournal journal = CallJournal.open(folder, "x")) {
      journal.append(JournalText.of(new JournalLine(record(id), List.of(charge))));
      return Files.readString(folder.resolve("x.calls.a"));
    }
  }

  private List<Map<String, Object>> rows(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT * FROM gateway_call").mapToMap().list());
  }

  private CallRecord record(String id) {
    return record(id, CallOutcome.ANSWERED);
  }

  private CallRecord lostRecord(String id) {
    return record(id, CallOutcome.LOST);
  }

  private CallRecord record(String id, CallOutcome outcome) {
    return new CallRecord(
        id,
        clock.instant(),
        new CallRecord.Who("a", "t", "answers", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("answers", "openai", "gpt-4o")),
        CallRecord.Prints.NONE,
        TokenUsage.of(10, 5),
        UsageBasis.COUNTED,
        DIME,
        Cost.NOTHING,
        Optional.empty(),
        Duration.ofNanos(1_500_000),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.of("stop"),
        outcome);
  }
}
