package io.signalbox.knowledge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jdbi.v3.core.Jdbi;

class LeaseTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final long LONGEST = LeaseTimes.LONGEST.toSeconds();

  @Property(tries = 50, seed = "17")
  void aPauseIsKeptUpToTheLongest(@ForAll @LongRange(min = 0, max = 100_000) long seconds) {
    Instant until = LeaseTimes.until(NOW, Duration.ofSeconds(seconds));

    assertThat(until).isEqualTo(NOW.plusSeconds(Math.min(seconds, LONGEST)));
    assertThat(until).isBeforeOrEqualTo(LeaseTimes.far(NOW));
  }

  @Property(tries = 50, seed = "17")
  void aClaimedRowIsFreeWhenItsTimeIsUpAndNotBefore(
      @ForAll @LongRange(min = 1, max = 100_000) long pause) {
    Instant until = LeaseTimes.until(NOW, Duration.ofSeconds(pause));

    assertThat(isFree(until, NOW)).isFalse();
    assertThat(isFree(until, until.minusMillis(1))).isFalse();
    assertThat(isFree(until, until)).isTrue();
    assertThat(isFree(until, until.plusSeconds(pause))).isTrue();
  }

  @Property(tries = 50, seed = "17")
  void aClaimFromBeforeTheClockWasPutBackHoldsNobodyOff(
      @ForAll @LongRange(min = 1, max = 100_000) long pause,
      @ForAll @LongRange(min = 1, max = 1_000_000) long back) {
    Instant until = LeaseTimes.until(NOW, Duration.ofSeconds(pause));
    Instant earlier = NOW.minusSeconds(back);

    boolean isFurtherThanAnyClaim = until.isAfter(earlier.plusSeconds(LONGEST));
    assertThat(isFree(until, earlier)).isEqualTo(isFurtherThanAnyClaim);
  }

  private static boolean isFree(Instant leasedUntil, Instant now) {
    return Jdbi.create("jdbc:h2:mem:")
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT COUNT(*) FROM (SELECT CAST(:leased AS TIMESTAMP WITH TIME ZONE)"
                                + " AS leased_until) WHERE "
                                + LeaseTimes.FREE)
                        .bind("leased", at(leasedUntil))
                        .bind("now", at(now))
                        .bind("far", at(LeaseTimes.far(now)))
                        .mapTo(Integer.class)
                        .one())
        == 1;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
