package io.signalbox.tools.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TokenBucketTest {
  private static final long START = 1_790_000_000_000L;
  private static final long MINUTE = 60_000;

  @Property(tries = 300, seed = "17")
  void aBucketNeverHoldsMoreThanAMinutesWorth(
      @ForAll @LongRange(min = 1, max = 100_000) long perMinute,
      @ForAll @LongRange(min = 0, max = 100_000) long taken,
      @ForAll @LongRange(min = 0, max = 10 * MINUTE) long elapsed) {
    TokenBucket later =
        TokenBucket.full(perMinute, START).minus(taken).at(START + elapsed, perMinute);

    assertThat(later.units()).isLessThanOrEqualTo(perMinute);
  }

  @Property(tries = 100, seed = "17")
  void anEmptyBucketIsFullAfterAMinute(@ForAll @LongRange(min = 1, max = 100_000) long perMinute) {
    TokenBucket empty = TokenBucket.full(perMinute, START).minus(perMinute);

    assertThat(empty.units()).isZero();
    assertThat(empty.at(START + MINUTE, perMinute))
        .isEqualTo(TokenBucket.full(perMinute, START + MINUTE));
  }

  @Property(tries = 200, seed = "17")
  void theWaitThatItTellsIsEnoughAndAMillisecondLessIsNot(
      @ForAll @LongRange(min = 1, max = 10_000) long perMinute,
      @ForAll @LongRange(min = 0, max = 10_000) long taken,
      @ForAll @LongRange(min = 1, max = 10_000) long wanted) {
    long used = Math.min(taken, perMinute);
    long units = Math.min(wanted, perMinute);
    TokenBucket bucket = TokenBucket.full(perMinute, START).minus(used);

    long wait = bucket.millisUntil(units, perMinute);

    assertThat(bucket.at(START + wait, perMinute).units()).isGreaterThanOrEqualTo(units);
    if (wait > 0) {
      assertThat(bucket.at(START + wait - 1, perMinute).units()).isLessThan(units);
    }
  }

  @Property(tries = 50, seed = "17")
  void nobodyIsToldToWaitLongerThanAMinuteForMoreThanItHolds(
      @ForAll @LongRange(min = 1, max = 1_000) long perMinute,
      @ForAll @LongRange(min = 1, max = 1_000_000) long beyond) {
    TokenBucket full = TokenBucket.full(perMinute, START);

    assertThat(full.millisUntil(perMinute, perMinute)).isZero();
    assertThat(full.minus(perMinute).millisUntil(perMinute + beyond, perMinute)).isEqualTo(MINUTE);
  }

  @Property(tries = 100, seed = "17")
  void aClockThatGoesBackFillsNothingAndGivesNothingTwice(
      @ForAll @LongRange(min = 1, max = 100_000) long perMinute,
      @ForAll @LongRange(min = 1, max = 10 * MINUTE) long back) {
    TokenBucket empty = TokenBucket.full(perMinute, START).minus(perMinute);

    TokenBucket earlier = empty.at(START - back, perMinute);

    assertThat(earlier).isEqualTo(empty);
    assertThat(earlier.at(START, perMinute)).isEqualTo(empty);
  }

  @Property(tries = 300, seed = "17")
  void fillingInStepsGivesNoMoreThanFillingAtOnce(
      @ForAll @LongRange(min = 1, max = 100_000) long perMinute,
      @ForAll @LongRange(min = 0, max = MINUTE / 2) long first,
      @ForAll @LongRange(min = 0, max = MINUTE / 2) long second) {
    TokenBucket empty = TokenBucket.full(perMinute, START).minus(perMinute);

    TokenBucket inSteps = empty.at(START + first, perMinute).at(START + first + second, perMinute);
    TokenBucket atOnce = empty.at(START + first + second, perMinute);

    assertThat(inSteps.level()).isBetween(atOnce.level() - 1, atOnce.level());
    assertThat(inSteps.filledAt()).isEqualTo(atOnce.filledAt());
  }

  @Property(tries = 100, seed = "17")
  void whatIsOwedIsPaidOffInTimeHoweverMuchItIs(
      @ForAll @LongRange(min = 1, max = 10_000) long perMinute,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long owed) {
    TokenBucket owing = TokenBucket.full(perMinute, START).minus(perMinute + owed);

    long wait = owing.millisUntil(perMinute, perMinute);

    assertThat(owing.at(START + wait, perMinute).units()).isEqualTo(perMinute);
    assertThat(owing.at(START + wait - 1, perMinute).units()).isLessThan(perMinute);
    assertThat(owing.at(START + 1_000 * wait, perMinute).units()).isEqualTo(perMinute);
  }

  @Property(tries = 50, seed = "17")
  void whatWasTakenTooMuchIsOwed(
      @ForAll @LongRange(min = 1, max = 10_000) long perMinute,
      @ForAll @LongRange(min = 1, max = 10_000) long tooMuch) {
    TokenBucket owing = TokenBucket.full(perMinute, START).minus(perMinute + tooMuch);

    assertThat(owing.units()).isEqualTo(-tooMuch);
    assertThat(owing.millisUntil(1, perMinute)).isPositive();
  }
}
