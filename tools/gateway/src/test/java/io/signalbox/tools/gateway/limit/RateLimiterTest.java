package io.signalbox.tools.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.route.RateLimits;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimiterTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";

  private final TestClock clock = new TestClock();

  @ParameterizedTest
  @MethodSource(BOTH)
  void holdsProcessesThatShareADatabaseToOneLimitTogether(TestDatabase make) {
    try (Database database = make.get()) {
      RateLimiter one = new RateLimiter(database.jdbi(), clock);
      RateLimiter two = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty());

      int let = 0;
      for (int i = 0; i < 10; i++) {
        let += admitted(one, limits) ? 1 : 0;
        let += admitted(two, limits) ? 1 : 0;
      }

      assertThat(let).isEqualTo(10);
      LimitDecision.TooFast refused = (LimitDecision.TooFast) one.admit("r", "c", limits, 1);
      assertThat(refused)
          .isEqualTo(new LimitDecision.TooFast("10 requests a minute", Duration.ofSeconds(6)));
      clock.advance(refused.retryAfter());
      assertThat(admitted(one, limits)).isTrue();
      assertThat(admitted(two, limits)).isFalse();
      assertThat(two.admit("r", "another", limits, 1)).isInstanceOf(LimitDecision.Admitted.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void countsTheTokensThatACallReallyTook(TestDatabase make) {
    try (Database database = make.get()) {
      RateLimiter limiter = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.empty(), OptionalInt.of(1_000), OptionalInt.empty());
      CallPermit permit = ((LimitDecision.Admitted) limiter.admit("r", "c", limits, 900)).permit();
      assertThat(limiter.admit("r", "c", limits, 900)).isInstanceOf(LimitDecision.TooFast.class);

      permit.end(100);
      permit.end(100);

      assertThat(limiter.admit("r", "c", limits, 900)).isInstanceOf(LimitDecision.Admitted.class);
      assertThat(limiter.admit("r", "c", limits, 10)).isInstanceOf(LimitDecision.TooFast.class);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aCallThatTookManyMinutesWorthIsPaidOffByAllProcessesAndThenForgotten(TestDatabase make) {
    try (Database database = make.get()) {
      RateLimiter one = new RateLimiter(database.jdbi(), clock);
      RateLimiter two = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.empty(), OptionalInt.of(60), OptionalInt.empty());
      ((LimitDecision.Admitted) one.admit("r", "c", limits, 60)).permit().end(300);

      LimitDecision.TooFast fiveMinutes =
          new LimitDecision.TooFast("60 tokens a minute", Duration.ofMinutes(5));
      assertThat(one.admit("r", "c", limits, 60)).isEqualTo(fiveMinutes);
      assertThat(one.admit("r", "c", limits, 60)).isEqualTo(fiveMinutes);
      assertThat(two.admit("r", "c", limits, 60)).isEqualTo(fiveMinutes);
      clock.advance(fiveMinutes.retryAfter());
      assertThat(one.admit("r", "c", limits, 60)).isInstanceOf(LimitDecision.Admitted.class);
    }
  }

  @Test
  void aCallThatIsRefusedForItsTokensTakesNoRequest() {
    try (Database database = TestDatabase.h2()) {
      RateLimiter limiter = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.of(2), OptionalInt.of(100), OptionalInt.empty());
      assertThat(limiter.admit("r", "c", limits, 100)).isInstanceOf(LimitDecision.Admitted.class);
      assertThat(limiter.admit("r", "c", limits, 100)).isInstanceOf(LimitDecision.TooFast.class);

      assertThat(limiter.admit("r", "c", limits, 0)).isInstanceOf(LimitDecision.Admitted.class);
      assertThat(limiter.admit("r", "c", limits, 0))
          .isInstanceOfSatisfying(
              LimitDecision.TooFast.class,
              refused -> assertThat(refused.what()).isEqualTo("2 requests a minute"));
    }
  }

  @Test
  void admitsAtOnceWhatThisProcessHoldsAndTakesNothingWhereItWouldHaveToWait() {
    try (Database database = TestDatabase.h2()) {
      RateLimiter limiter = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.of(200), OptionalInt.of(2_000), OptionalInt.of(2));

      assertThat(limiter.admitAtOnce("r", "c", limits, 10)).isEmpty();
      // Fetches a portion of ten requests and a hundred tokens.
      assertThat(admitted(limiter, limits)).isTrue();
      assertThat(limiter.admitAtOnce("r", "c", limits, 5_000)).isEmpty();
      assertThat(limiter.admitAtOnce("r", "c", limits, 50)).isPresent();

      assertThat(limiter.admitAtOnce("r", "c", limits, 1)).as("two are under way").isEmpty();
    }
  }

  @Test
  void boundsTheCallsUnderWayAndLetsTheNextInWhenOneEnds() {
    try (Database database = TestDatabase.h2()) {
      RateLimiter limiter = new RateLimiter(database.jdbi(), clock);
      RateLimits limits = limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1));
      CallPermit permit = ((LimitDecision.Admitted) limiter.admit("r", "c", limits, 1)).permit();
      assertThat(limiter.admit("r", "d", limits, 1)).isInstanceOf(LimitDecision.TooFast.class);

      permit.end(1);
      permit.end(1);

      assertThat(limiter.admit("r", "d", limits, 1)).isInstanceOf(LimitDecision.Admitted.class);
      assertThat(limiter.admit("r", "e", limits, 1)).isInstanceOf(LimitDecision.TooFast.class);
    }
  }

  @Test
  void refusesWhenALimitCannotBeReadAndKeepsNoPlace() {
    Database database = TestDatabase.h2();
    RateLimiter limiter = new RateLimiter(database.jdbi(), clock);
    RateLimits limits = limits(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.of(1));
    database.close();

    assertThat(limiter.admit("r", "c", limits, 1)).isInstanceOf(LimitDecision.Unreadable.class);
    assertThat(limiter.admit("r", "c", limits, 1)).isInstanceOf(LimitDecision.Unreadable.class);
  }

  private static RateLimits limits(
      OptionalInt requests, OptionalInt tokens, OptionalInt concurrent) {
    return new RateLimits(requests, tokens, concurrent);
  }

  private static boolean admitted(RateLimiter limits, RateLimits rule) {
    return limits.admit("r", "c", rule, 1) instanceof LimitDecision.Admitted;
  }
}
