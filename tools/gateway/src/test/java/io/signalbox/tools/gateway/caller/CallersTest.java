package io.signalbox.tools.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallersTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";

  private final TestClock clock = new TestClock();

  @ParameterizedTest
  @MethodSource(BOTH)
  void rejectsWhatIsNoKey(TestDatabase make) {
    try (Database database = make.get()) {
      KeyRing ring = new KeyRing(callers(database), clock);

      assertThat(ring.check("")).isEqualTo(KeyCheck.Rejected.MISSING);
      assertThat(ring.check("sk-something-else")).isEqualTo(KeyCheck.Rejected.UNKNOWN);
      assertThat(ring.check("sbx-" + "a".repeat(43))).isEqualTo(KeyCheck.Rejected.UNKNOWN);
      assertThat(ring.check("sbx-" + "a".repeat(100_000))).isEqualTo(KeyCheck.Rejected.UNKNOWN);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void keepsACallerAndAcceptsItsKeyWithoutKeepingTheKey(TestDatabase make) {
    try (Database database = make.get()) {
      Callers callers = callers(database);
      Caller caller =
          new Caller(
              "indexer",
              "search",
              "U1",
              Set.of("S1", "S2"),
              DataClass.CONFIDENTIAL,
              Optional.of(new Caller.Allowance(Cost.dollars(5), BudgetRule.Period.DAY)));
      callers.save(Caller.of("indexer", "old", "nobody"));
      callers.save(caller);
      IssuedKey key = callers.issue("indexer", Optional.empty());

      assertThat(new KeyRing(callers, clock).check(key.key().reveal()))
          .isEqualTo(new KeyCheck.Accepted(caller));
      assertThat(callers.list()).containsExactly(caller);
      String everything =
          database
              .jdbi()
              .withHandle(h -> h.createQuery("SELECT * FROM caller_key").mapToMap().list())
              .toString();
      assertThat(everything).contains(key.id()).doesNotContain(key.key().reveal().substring(4, 20));
      assertThat(key.toString()).doesNotContain("sbx-");
    }
  }

  @Test
  void givesARotatedKeyTheLifetimeOfTheOneBeforeUnlessToldOtherwise() {
    try (Database database = TestDatabase.h2()) {
      Callers callers = callers(database);
      callers.save(Caller.of("a", "t", "o"));
      callers.issue("a", Optional.of(Duration.ofDays(90)));
      clock.advance(Duration.ofDays(30));

      IssuedKey next = callers.rotate("a", Duration.ofHours(1), Optional.empty());
      IssuedKey longer = callers.rotate("a", Duration.ZERO, Optional.of(Duration.ofDays(365)));

      assertThat(next.expires()).contains(clock.instant().plus(Duration.ofDays(90)));
      assertThat(longer.expires()).contains(clock.instant().plus(Duration.ofDays(365)));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void endsARevokedKeyAtOnceHereAndWithinHalfASecondElsewhere(TestDatabase make) {
    try (Database database = make.get()) {
      Callers callers = callers(database);
      callers.save(Caller.of("a", "t", "o"));
      IssuedKey key = callers.issue("a", Optional.empty());
      KeyRing here = new KeyRing(callers, clock);
      KeyRing elsewhere = new KeyRing(callers, clock);
      assertThat(here.check(key.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
      assertThat(elsewhere.check(key.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);

      assertThat(callers.revoke(key.id())).isTrue();
      here.forget();

      assertThat(here.check(key.key().reveal())).isEqualTo(KeyCheck.Rejected.REVOKED);
      clock.advance(Duration.ofMillis(500));
      assertThat(elsewhere.check(key.key().reveal())).isEqualTo(KeyCheck.Rejected.REVOKED);
      assertThat(callers.revoke(key.id())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void letsBothKeysCountDuringTheOverlapOfARotation(TestDatabase make) {
    try (Database database = make.get()) {
      Callers callers = callers(database);
      callers.save(Caller.of("a", "t", "o"));
      IssuedKey old = callers.issue("a", Optional.empty());
      KeyRing ring = new KeyRing(callers, clock);

      IssuedKey next = callers.rotate("a", Duration.ofHours(1), Optional.of(Duration.ofDays(1)));

      assertThat(ring.check(old.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
      assertThat(ring.check(next.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
      clock.advance(Duration.ofHours(1));
      assertThat(ring.check(old.key().reveal())).isEqualTo(KeyCheck.Rejected.EXPIRED);
      assertThat(ring.check(next.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
      clock.advance(Duration.ofHours(23));
      assertThat(ring.check(next.key().reveal())).isEqualTo(KeyCheck.Rejected.EXPIRED);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void trustsWhatItReadLastForTenMinutesWhenTheDatabaseIsGone(TestDatabase make) {
    KeyRing ring;
    IssuedKey key;
    try (Database database = make.get()) {
      Callers callers = callers(database);
      callers.save(Caller.of("a", "t", "o"));
      key = callers.issue("a", Optional.empty());
      ring = new KeyRing(callers, clock);
      assertThat(ring.check(key.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
    }

    clock.advance(Duration.ofMinutes(9));
    assertThat(ring.check(key.key().reveal())).isInstanceOf(KeyCheck.Accepted.class);
    clock.advance(Duration.ofMinutes(2));
    assertThat(ring.check(key.key().reveal())).isEqualTo(KeyCheck.Rejected.UNREADABLE);
  }

  private Callers callers(Database database) {
    return new Callers(database.jdbi(), clock, new SecureRandom());
  }
}
