package io.signalbox.tools.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BudgetPeriodsTest {
  @Property(tries = 300, seed = "17")
  void aPeriodHoldsItsMomentsAndTheNextBeginsWhereItEnds(
      @ForAll Period period, @ForAll("moments") Instant at) {
    Instant start = BudgetPeriods.start(period, at);
    Instant end = BudgetPeriods.end(period, at);

    assertThat(at).isAfterOrEqualTo(start).isBefore(end);
    assertThat(BudgetPeriods.start(period, start)).isEqualTo(start);
    assertThat(BudgetPeriods.start(period, end.minusMillis(1))).isEqualTo(start);
    assertThat(BudgetPeriods.start(period, end)).isEqualTo(end);
  }

  @Property(tries = 200, seed = "17")
  void aPeriodBeginsOnTheHourAtMidnightOnMondayOrOnTheFirst(
      @ForAll Period period, @ForAll("moments") Instant at) {
    ZonedDateTime start = BudgetPeriods.start(period, at).atZone(ZoneOffset.UTC);

    assertThat(start.getMinute() + start.getSecond() + start.getNano()).isZero();
    switch (period) {
      case HOUR -> assertThat(start.plusHours(1).toInstant()).isAfter(at);
      case DAY -> assertThat(start.getHour()).isZero();
      case WEEK -> assertThat(start.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      case MONTH -> assertThat(start.getDayOfMonth()).isOne();
    }
  }

  @Property(tries = 300, seed = "17")
  void aLeaseNeitherLosesNorMakesMoney(
      @ForAll @LongRange(min = 0, max = 1_000) long fetched,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 200) Long> calls) {
    BudgetLease lease = lease();
    lease.add(fetched);
    long spent = 0;
    for (long most : calls) {
      long before = lease.free();
      if (lease.setAside(most, 5)) {
        assertThat(lease.free()).isEqualTo(before - most);
        lease.settle(most, most / 3);
        spent += most / 3;
      } else {
        assertThat(most).isGreaterThan(before);
        assertThat(lease.free()).isEqualTo(before);
      }
      assertThat(lease.isReserved()).isFalse();
    }

    assertThat(lease.free()).isEqualTo(fetched - spent);
    assertThat(lease.takeOut()).isEqualTo(fetched - spent);
    assertThat(lease.free()).isZero();
  }

  @Property(tries = 100, seed = "17")
  void aPortionDoublesWhileTheLastDidNotLastAndBeginsAnewAfterThat(
      @ForAll @LongRange(min = 1, max = 30) long hurried) {
    BudgetLease lease = lease();
    long now = 10_000;
    long portion = lease.nextPortion(64, 1_000, now);
    assertThat(portion).isEqualTo(64);
    for (long i = 0; i < hurried; i++) {
      now += 999;
      long next = lease.nextPortion(64, 1_000, now);
      assertThat(next).isEqualTo(Math.min(portion * 2, 64 << 10));
      portion = next;
    }

    assertThat(lease.nextPortion(64, 1_000, now + 1_000)).isEqualTo(64);
  }

  @Provide
  Arbitrary<Instant> moments() {
    long from = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    long to = Instant.parse("2040-01-01T00:00:00Z").toEpochMilli();
    return Arbitraries.longs().between(from, to).map(Instant::ofEpochMilli);
  }

  private static BudgetLease lease() {
    Budget budget = new Budget("route:a", "U1", Cost.dollars(1), Period.DAY, 0.8);
    return new BudgetLease(budget, Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
  }
}
