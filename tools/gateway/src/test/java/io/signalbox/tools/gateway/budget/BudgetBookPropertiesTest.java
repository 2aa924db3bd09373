package io.signalbox.tools.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Two processes that share a budget, each step by one of them. */
class BudgetBookPropertiesTest {
  private static final Budget BUDGET =
      new Budget("caller:a", "U1", new Cost(1_000), Period.DAY, 0.5);

  private final TestClock clock = new TestClock();
  private final Deque<OpenCall> open = new ArrayDeque<>();
  private long reserved;
  private long spent;

  @Property(tries = 5, seed = "17")
  void neverIsMorePromisedThanThereIsAndNothingIsLost(
      @ForAll("steps") @Size(min = 10, max = 30) List<Step> steps) {
    try (Database database = TestDatabase.h2()) {
      List<BudgetBook> books = List.of(book(database, "one"), book(database, "two"));
      open.clear();
      reserved = 0;
      spent = 0;
      for (Step step : steps) {
        clock.advance(Duration.ofSeconds(1));
        take(database, books.get(step.process()), step);
        assertThat(reserved + spent).isLessThanOrEqualTo(BUDGET.amount().picodollars());
      }
      while (!open.isEmpty()) {
        settle(database, books.getFirst(), 100);
      }
      books.forEach(BudgetBook::close);

      BudgetStatus status = book(database, "three").status(BUDGET);
      assertThat(status.spent()).isEqualTo(new Cost(spent));
      assertThat(status.held()).isEqualTo(Cost.NOTHING);
      Cost rest = new Cost(BUDGET.amount().picodollars() - spent);
      assertThat(book(database, "four").reserve(List.of(BUDGET), new Cost(rest.picodollars() + 1)))
          .isInstanceOf(BudgetDecision.Exhausted.class);
      assertThat(book(database, "five").reserve(List.of(BUDGET), rest))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  private void take(Database database, BudgetBook book, Step step) {
    switch (step.act()) {
      case RESERVE -> {
        Cost most = new Cost(step.size());
        if (book.reserve(List.of(BUDGET), most) instanceof BudgetDecision.Reserved granted) {
          open.add(new OpenCall(granted.reservation(), step.size()));
          reserved += step.size();
        }
      }
      case SETTLE -> settle(database, book, step.size() % 101);
      case UPKEEP -> book.upkeep();
    }
  }

  /** Ends the oldest call, at this share of what it could have cost. */
  private void settle(Database database, BudgetBook book, long percent) {
    OpenCall call = open.poll();
    if (call != null) {
      long cost = call.most() * percent / 100;
      List<BudgetCharge> charges = call.reservation().settle(new Cost(cost));
      database.jdbi().useTransaction(handle -> book.charge(handle, charges));
      reserved -= call.most();
      spent += cost;
    }
  }

  private record OpenCall(BudgetReservation reservation, long most) {}

  private enum Act {
    RESERVE,
    SETTLE,
    UPKEEP
  }

  private record Step(int process, Act act, long size) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts = Arbitraries.of(Act.RESERVE, Act.RESERVE, Act.SETTLE, Act.UPKEEP);
    return Combinators.combine(
            Arbitraries.integers().between(0, 1), acts, Arbitraries.longs().between(1, 300))
        .as(Step::new)
        .list();
  }

  private BudgetBook book(Database database, String holder) {
    return new BudgetBook(database.jdbi(), holder, clock, warning -> {});
  }
}
