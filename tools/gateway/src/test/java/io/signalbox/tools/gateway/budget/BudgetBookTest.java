package io.signalbox.tools.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetBookTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";
  private static final Budget ONE_DOLLAR =
      new Budget("caller:a", "U1", Cost.dollars(1), Period.DAY, 0.5);
  private static final Cost DIME = Cost.dollars(0.1);

  private final TestClock clock = new TestClock();
  private final List<BudgetWarning> warnings = new ArrayList<>();

  @ParameterizedTest
  @MethodSource(BOTH)
  void refusesTheCallThatCouldOverspendAndSaysWhatRemainsAndWhenItRenews(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook book = book(database, "one");
      for (int i = 0; i < 9; i++) {
        spend(database, book, DIME);
      }

      BudgetDecision decision = book.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.15));

      assertThat(decision)
          .isEqualTo(
              new BudgetDecision.Exhausted(
                  ONE_DOLLAR, Cost.dollars(0.15), DIME, Instant.parse("2026-11-24T00:00:00Z")));
      spend(database, book, DIME);
      assertThat(book.status(ONE_DOLLAR).spent()).isEqualTo(Cost.dollars(1));
    }
  }

  @Test
  void reservesAtOnceWhatIsHeldAndOtherwiseSetsNothingAside() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = book(database, "one");
      Budget other = new Budget("route:b", "U1", Cost.dollars(1), Period.DAY, 0.5);
      Cost cent = Cost.dollars(0.01);

      assertThat(book.reserveAtOnce(List.of(ONE_DOLLAR), cent)).isEmpty();
      spend(database, book, cent);
      assertThat(book.reserveAtOnce(List.of(ONE_DOLLAR, other), cent)).isEmpty();
      BudgetReservation held = book.reserveAtOnce(List.of(ONE_DOLLAR), cent).orElseThrow();

      assertThat(held.settle(cent)).extracting(BudgetCharge::cost).containsExactly(cent);
      assertThat(book.reserveAtOnce(List.of(), cent)).isPresent();
      clock.advance(Duration.ofDays(1));
      assertThat(book.reserveAtOnce(List.of(ONE_DOLLAR), cent)).as("a new period").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void neverOverspendsWhenABurstOfCallsHitsSeveralProcesses(TestDatabase make) throws Exception {
    try (Database database = make.get()) {
      List<BudgetBook> processes = List.of(book(database, "one"), book(database, "two"));
      AtomicInteger let = new AtomicInteger();
      CyclicBarrier together = new CyclicBarrier(64);
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        BudgetBook book = processes.get(i % 2);
        calls.add(
            () -> {
              together.await();
              if (book.reserve(List.of(ONE_DOLLAR), DIME) instanceof BudgetDecision.Reserved r) {
                let.incrementAndGet();
                List<BudgetCharge> charges = r.reservation().settle(DIME);
                database.jdbi().useTransaction(handle -> book.charge(handle, charges));
              }
              return null;
            });
      }

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Void> call : threads.invokeAll(calls)) {
          call.get();
        }
      }

      assertThat(let.get()).isBetween(9, 10);
      assertThat(processes.getFirst().status(ONE_DOLLAR).spent())
          .isEqualTo(DIME.times(let.get()))
          .isLessThanOrEqualTo(Cost.dollars(1));
    }
  }

  @Test
  void aBusyProcessTakesEverLargerPortionsSoThatItAsksTheAccountAboutOnceASecond() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = book(database, "one");
      Cost little = Cost.dollars(0.0001);
      List<Cost> held = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        spend(database, book, little);
        Cost now = book.status(ONE_DOLLAR).held().plus(book.status(ONE_DOLLAR).spent());
        if (held.isEmpty() || !held.getLast().equals(now)) {
          held.add(now);
        }
      }

      assertThat(held)
          .containsExactly(
              little.times(64), little.times(192), little.times(448), little.times(960));
    }
  }

  @Test
  void whatAKilledProcessSpentIsChargedToItsShareAndTheRestReleased() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook dead = book(database, "dead");
      BudgetReservation reserved =
          ((BudgetDecision.Reserved) dead.reserve(List.of(ONE_DOLLAR), DIME)).reservation();
      BudgetCharge charge = reserved.settle(DIME).getFirst();
      BudgetBook other = book(database, "other");

      database.jdbi().useTransaction(h -> other.chargeFor(h, "nobody", charge));
      assertThat(other.status(ONE_DOLLAR).spent()).isEqualTo(Cost.NOTHING);

      database.jdbi().useTransaction(h -> other.chargeFor(h, "dead", charge));
      assertThat(other.status(ONE_DOLLAR).spent()).isEqualTo(DIME);

      database.jdbi().useTransaction(h -> other.release(h, "dead"));
      assertThat(other.status(ONE_DOLLAR).held()).isEqualTo(Cost.NOTHING);
      assertThat(other.status(ONE_DOLLAR).spent()).isEqualTo(DIME);
    }
  }

  @Test
  void whatWasSpentWithoutBeingSetAsideCountsThoughNothingWasSpentBefore() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = book(database, "one");

      database
          .jdbi()
          .useTransaction(h -> book.settle(h, ONE_DOLLAR, clock.instant(), DIME.picodollars()));

      assertThat(book.status(ONE_DOLLAR).spent()).isEqualTo(DIME);
    }
  }

  @Test
  void whatAProcessHoldsCountsForItsOwnNextCall() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook book = book(database, "one");
      spend(database, book, Cost.dollars(0.01));
      assertThat(book.status(ONE_DOLLAR).held()).isNotEqualTo(Cost.NOTHING);

      assertThat(book.reserve(List.of(ONE_DOLLAR), Cost.dollars(1)))
          .isEqualTo(
              new BudgetDecision.Exhausted(
                  ONE_DOLLAR,
                  Cost.dollars(1),
                  Cost.dollars(0.99),
                  Instant.parse("2026-11-24T00:00:00Z")));
      assertThat(book.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.99)))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @Test
  void idleAmountsAreGivenBackAfterFiveSecondsAndAllOfThemAtTheEnd() throws Exception {
    try (Database database = TestDatabase.h2();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BudgetBook book = book(database, "one");
      Cost cent = Cost.dollars(0.01);
      spend(database, book, cent);

      clock.advance(Duration.ofSeconds(4));
      book.upkeep();
      assertThat(book.status(ONE_DOLLAR).held()).isNotEqualTo(Cost.NOTHING);
      clock.advance(Duration.ofSeconds(1));
      book.upkeep();
      assertThat(book.status(ONE_DOLLAR).held()).isEqualTo(Cost.NOTHING);

      Callable<BudgetDecision> elsewhere = () -> book.reserve(List.of(ONE_DOLLAR), cent);
      BudgetDecision next = threads.submit(elsewhere).get(20, TimeUnit.SECONDS);
      List<BudgetCharge> charges = ((BudgetDecision.Reserved) next).reservation().settle(cent);
      database.jdbi().useTransaction(h -> book.charge(h, charges));
      assertThat(book.status(ONE_DOLLAR).held()).isNotEqualTo(Cost.NOTHING);
      book.close();
      assertThat(book.status(ONE_DOLLAR).held()).isEqualTo(Cost.NOTHING);
    }
  }

  /** The end of a call may run on a thread that moves other calls' bytes. */
  @Test
  void endsACallWithoutWaitingForOneThatFetchesMore() throws Exception {
    try (Database database = TestDatabase.h2();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BudgetBook book = book(database, "one");
      BudgetReservation first =
          ((BudgetDecision.Reserved) book.reserve(List.of(ONE_DOLLAR), DIME)).reservation();
      Future<BudgetDecision> fetching =
          database
              .jdbi()
              .inTransaction(
                  handle -> {
                    handle.execute("UPDATE budget_account SET warned = FALSE");
                    Future<BudgetDecision> waits =
                        threads.submit(() -> book.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.5)));
                    awaitBlockedSession(database);

                    assertThat(first.settle(DIME)).hasSize(1);
                    assertThat(waits.isDone()).isFalse();
                    return waits;
                  });

      assertThat(fetching.get()).isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void givesBackWhatACallDidNotCost(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook book = book(database, "one");
      BudgetReservation reservation = reserve(book, Cost.dollars(1));
      assertThat(book.reserve(List.of(ONE_DOLLAR), DIME))
          .isInstanceOf(BudgetDecision.Exhausted.class);

      charge(database, book, reservation.settle(DIME));

      assertThat(reservation.settle(DIME)).as("a second settlement").isEmpty();
      assertThat(book.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.9)))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void takesNothingFromTheFirstBudgetWhenTheSecondRefuses(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook book = book(database, "one");
      Budget tight = new Budget("route:x", "U1", DIME, Period.DAY, 0.9);

      assertThat(book.reserve(List.of(ONE_DOLLAR, tight), Cost.dollars(1)))
          .isInstanceOf(BudgetDecision.Exhausted.class);

      assertThat(book.reserve(List.of(ONE_DOLLAR), Cost.dollars(1)))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void remembersWhatWasSpentAcrossAnOrderlyRestart(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook before = book(database, "one");
      spend(database, before, Cost.dollars(0.7));
      before.close();

      BudgetBook after = book(database, "two");

      assertThat(after.status(ONE_DOLLAR).held()).isEqualTo(Cost.NOTHING);
      assertThat(after.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.31)))
          .isInstanceOf(BudgetDecision.Exhausted.class);
      assertThat(after.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.3)))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void countsAsSpentWhatAProcessHeldThatDied(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook killed = book(database, "killed");
      var unused = reserve(killed, Cost.dollars(0.4));
      BudgetBook alive = book(database, "alive");
      assertThat(alive.reserve(List.of(ONE_DOLLAR), Cost.dollars(0.7)))
          .isInstanceOf(BudgetDecision.Exhausted.class);

      clock.advance(Duration.ofSeconds(61));
      alive.upkeep();

      assertThat(alive.status(ONE_DOLLAR).spent()).isEqualTo(Cost.dollars(0.4));
      assertThat(alive.status(ONE_DOLLAR).held()).isEqualTo(Cost.NOTHING);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void startsAfreshInTheNextPeriod(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook book = book(database, "one");
      spend(database, book, Cost.dollars(1));
      clock.advance(Duration.ofHours(12));

      assertThat(book.reserve(List.of(ONE_DOLLAR), Cost.dollars(1)))
          .isInstanceOf(BudgetDecision.Reserved.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void warnsOnceAPeriodWhicheverProcessNotices(TestDatabase make) {
    try (Database database = make.get()) {
      BudgetBook one = book(database, "one");
      BudgetBook two = book(database, "two");
      spend(database, one, Cost.dollars(0.4));
      one.upkeep();
      assertThat(warnings).isEmpty();

      spend(database, two, DIME);
      one.upkeep();
      two.upkeep();
      two.upkeep();

      assertThat(warnings).hasSize(1);
      assertThat(warnings.getFirst().spent()).isEqualTo(Cost.dollars(0.5));
    }
  }

  @Test
  void refusesWhenWhatWasSpentCannotBeRead() {
    Database database = TestDatabase.h2();
    BudgetBook book = book(database, "one");
    database.close();

    assertThat(book.reserve(List.of(ONE_DOLLAR), DIME))
        .isInstanceOf(BudgetDecision.Unreadable.class);
  }

  @Test
  void countsAProcessThatEndedAsItShouldAmongThoseThatLostNothing() {
    try (Database database = TestDatabase.h2()) {
      BudgetBook ended = book(database, "ended");
      spend(database, ended, DIME);
      ended.close();
      BudgetAccounts later = new BudgetAccounts(database.jdbi(), "later");

      assertThat(later.writeOff(Long.MAX_VALUE)).isZero();
      BudgetBook killed = book(database, "killed");
      reserve(killed, DIME);
      assertThat(later.writeOff(Long.MAX_VALUE)).isEqualTo(1);
      assertThat(later.writeOff(Long.MAX_VALUE)).isZero();
    }
  }

  private static void awaitBlockedSession(Database database) {
    int blocked = 0;
    while (blocked == 0) {
      blocked =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE blocker_id IS"
                                  + " NOT NULL")
                          .mapTo(Integer.class)
                          .one());
    }
  }

  private BudgetBook book(Database database, String holder) {
    return new BudgetBook(database.jdbi(), holder, clock, warnings::add);
  }

  private static void spend(Database database, BudgetBook book, Cost cost) {
    charge(database, book, reserve(book, cost).settle(cost));
  }

  private static void charge(Database database, BudgetBook book, List<BudgetCharge> charges) {
    database.jdbi().useTransaction(handle -> book.charge(handle, charges));
  }

  private static BudgetReservation reserve(BudgetBook book, Cost cost) {
    return ((BudgetDecision.Reserved) book.reserve(List.of(ONE_DOLLAR), cost)).reservation();
  }
}
