package io.signalbox.tools.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.TestClock;
import io.signalbox.tools.budget.Budget;
import io.signalbox.tools.budget.BudgetBook;
import io.signalbox.tools.budget.BudgetDecision;
import io.signalbox.tools.budget.Charge;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.route.BudgetRule.Period;
import io.signalbox.tools.route.DataClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Charge> charges = ((BudgetDecision.Reserved) decision).reservation().settle(DIME);

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

  private List<Map<String, Object>> rows(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT * FROM gateway_call").mapToMap().list());
  }

  private CallRecord record(String id) {
    return new CallRecord(
        id,
        clock.instant(),
        new CallRecord.Who("a", "t", "answers", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("answers", "openai", "gpt-4o")),
        CallRecord.Prints.NONE,
        TokenUsage.of(10, 5),
        DIME,
        Cost.NOTHING,
        Optional.empty(),
        Duration.ofNanos(1_500_000),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.of("stop"),
        CallOutcome.ANSWERED);
  }
}
