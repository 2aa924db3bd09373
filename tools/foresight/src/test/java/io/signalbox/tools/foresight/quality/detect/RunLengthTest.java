package io.signalbox.tools.foresight.quality.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** False alarms come no more often than promised, and faults are found. */
class RunLengthTest {
  private static final int PROMISED = 150;
  private static final int ALARMS = 60;

  /** Mean steps to an alarm, minus two standard errors of a mean of so many exponentials. */
  private static double atLeast(BooleanSupplier step, Runnable reset) {
    long steps = 0;
    for (int alarms = 0; alarms < ALARMS; alarms++) {
      do {
        steps++;
      } while (!step.getAsBoolean() && steps < 20L * PROMISED * ALARMS);
      reset.run();
    }
    return (double) steps / ALARMS * (1 + 2 / Math.sqrt(ALARMS));
  }

  private static int bad(SplittableRandom random, int calls, double share) {
    int bad = 0;
    for (int i = 0; i < calls; i++) {
      bad += random.nextDouble() < share ? 1 : 0;
    }
    return bad;
  }

  @Property(tries = 12, seed = "25")
  void theMixtureKeepsItsRunLengthForAnyBaseAndLoad(
      @ForAll @IntRange(min = 2, max = 400) int permille,
      @ForAll @IntRange(min = 1, max = 25) int calls,
      @ForAll @DoubleRange(min = 1, max = 3) double dispersion) {
    double base = permille / 1_000.0;
    SplittableRandom random = new SplittableRandom(7);
    RateDetector detector = new RateDetector(PROMISED);
    detector.baseline(base, dispersion);

    double mean = atLeast(() -> detector.step(calls, bad(random, calls, base)), detector::reset);

    assertThat(mean).isGreaterThanOrEqualTo(PROMISED);
  }

  @Test
  void aStreamOfVeryManyCallsIsJudgedAsAnyOther() {
    RateDetector detector = new RateDetector(PROMISED);
    detector.baseline(0.011, 1);
    for (int minute = 0; minute < 300; minute++) {
      assertThat(detector.step(30_000, 300)).isFalse();
      assertThat(detector.evidence()).isBetween(0.0, (double) PROMISED);
    }

    assertThat(detector.step(30_000, 1_800)).isTrue();
    detector.goOn(new double[] {Double.NaN, 1, 1, 1, 1, 1, 1, 1, 1});
    assertThat(detector.evidence()).isFinite();
  }

  @Property(tries = 12, seed = "25")
  void theSumKeepsItsRunLengthInCallsAndInStepsOfMany(
      @ForAll @IntRange(min = 5, max = 200) int permille,
      @ForAll @IntRange(min = 1, max = 20) int calls) {
    double base = permille / 1_000.0;
    SplittableRandom random = new SplittableRandom(7);
    CusumDetector detector = CusumDetector.of(base, base + 0.1, (double) PROMISED * calls);

    double mean = atLeast(() -> detector.step(calls, bad(random, calls, base)), detector::reset);

    assertThat(mean).isGreaterThanOrEqualTo(PROMISED);
  }

  @Test
  void theRunLengthOfASumIsThatOfASimulation() {
    SplittableRandom random = new SplittableRandom(3);
    long calls = 0;
    int alarms = 2_000;
    for (int i = 0; i < alarms; i++) {
      int sum = 0;
      while (sum < 24) {
        calls++;
        sum = Math.max(0, sum + (random.nextDouble() < 0.05 ? 7 : -1));
      }
    }

    assertThat(CusumDetector.runLength(0.05, 8, 24))
        .isBetween(0.93 * calls / alarms, 1.07 * calls / alarms);
  }

  @Property(tries = 8, seed = "25")
  void ranksKeepTheirRunLengthForAnyDistribution(
      @ForAll @DoubleRange(min = 0.2, max = 2.5) double spread,
      @ForAll @IntRange(min = 1, max = 12) int calls) {
    SplittableRandom random = new SplittableRandom(11);
    QuantileSketch reference = new QuantileSketch();
    for (int i = 0; i < 40_000; i++) {
      reference.add(number(random, spread));
    }
    RankReference ranks = RankReference.of(reference);
    RankDetector detector = new RankDetector(PROMISED);
    detector.reference(ranks.shares(), 1);

    double mean =
        atLeast(
            () -> {
              QuantileSketch step = new QuantileSketch();
              for (int i = 0; i < calls; i++) {
                step.add(number(random, spread));
              }
              return detector.step(ranks.counts(step));
            },
            detector::reset);

    assertThat(mean).isGreaterThanOrEqualTo(PROMISED);
  }

  private static double number(SplittableRandom random, double spread) {
    return 400 * Math.exp(spread * random.nextGaussian());
  }

  @Test
  void answersThatDoubleInLengthAreNoticedWithinTwoHundred() {
    SplittableRandom random = new SplittableRandom(5);
    QuantileSketch reference = new QuantileSketch();
    for (int i = 0; i < 5_000; i++) {
      reference.add(number(random, 0.8));
    }
    RankReference ranks = RankReference.of(reference);
    RankDetector detector =
        new RankDetector(new AlarmBudget(1, 20).runLength(Duration.ofMinutes(1)));
    detector.reference(ranks.shares(), 1);
    int minutes = 0;
    boolean alarm = false;
    while (!alarm) {
      QuantileSketch step = new QuantileSketch();
      for (int i = 0; i < 20; i++) {
        step.add(2 * number(random, 0.8));
      }
      alarm = detector.step(ranks.counts(step));
      minutes++;
    }

    assertThat(minutes).isLessThanOrEqualTo(10);
  }

  @Test
  void aWeekThatWasBrokenIsNotLearntAsUsual() {
    SplittableRandom random = new SplittableRandom(1);
    List<HourlyCount> hours = new ArrayList<>();
    for (int hour = 0; hour < 4 * 168; hour++) {
      double share = hour / 168 == 2 ? 0.15 : 0.02;
      hours.add(new HourlyCount(hour, 600, bad(random, 600, share)));
    }

    SeasonalBaseline baseline = SeasonalBaseline.of(hours);

    assertThat(baseline.leftOut()).hasSize(7);
    assertThat(baseline.share(5)).isBetween(0.019, 0.023);
    assertThat(baseline.isRhythmic()).isFalse();
  }

  @Test
  void hoursOfTheDayThatDifferHaveSharesOfTheirOwn() {
    SplittableRandom random = new SplittableRandom(1);
    List<HourlyCount> hours = new ArrayList<>();
    for (int hour = 0; hour < 4 * 168; hour++) {
      double share = hour % 24 < 6 ? 0.08 : 0.02;
      hours.add(new HourlyCount(hour, 600, bad(random, 600, share)));
    }

    SeasonalBaseline baseline = SeasonalBaseline.of(hours);

    assertThat(baseline.isRhythmic()).isTrue();
    assertThat(baseline.share(3)).isGreaterThan(0.07);
    assertThat(baseline.share(12)).isLessThan(0.03);
  }

  @Test
  void theIntervalHoldsTheBeginningOfAFaultInMostCases() {
    int held = 0;
    for (int trial = 0; trial < 100; trial++) {
      SplittableRandom random = new SplittableRandom(trial);
      List<StepCount> steps = new ArrayList<>();
      for (int minute = 0; minute < 240; minute++) {
        steps.add(new StepCount(minute, 20, bad(random, 20, minute < 200 ? 0.01 : 0.11), 0.011));
      }

      ChangeEstimate estimate = ChangeEstimate.of(steps, 1);

      held += estimate.earliest() <= 200 && estimate.latest() >= 200 ? 1 : 0;
      assertThat(estimate.latest() - estimate.earliest()).isLessThan(40);
    }
    assertThat(held).isGreaterThanOrEqualTo(85);
  }

  @Test
  void aSketchIsReadAsItWasWrittenAndItsQuantilesAreNear() {
    QuantileSketch sketch = new QuantileSketch();
    for (int i = 1; i <= 1_000; i++) {
      sketch.add(i);
    }

    QuantileSketch read = QuantileSketch.read(sketch.text());

    assertThat(read.total()).isEqualTo(1_000);
    assertThat(read.quantile(0.5)).isBetween(475.0, 525.0);
    assertThat(read.text()).isEqualTo(sketch.text());
    assertThat(QuantileSketch.read("").quantile(0.5)).isZero();
  }

  @Test
  void aSeriesIsSurprisingWhereItLeavesAllThatWasSeenAndThenRests() {
    SeriesDetector detector = new SeriesDetector(100);
    SplittableRandom random = new SplittableRandom(2);
    double most = 0;
    for (int i = 0; i < 400; i++) {
      double surprise = detector.next(50 + random.nextInt(10));
      most = Math.max(most, i < 150 ? 0 : surprise);
    }

    // From 1 on it is a surprise; chance alone comes near.
    assertThat(most).isLessThan(1.5);
    assertThat(detector.next(90)).isGreaterThan(10);
    assertThat(detector.next(91)).isZero();
  }

  @Test
  void aBudgetThatBurnsIsToldFromOneThatLasts() {
    assertThat(BurnRate.of(0.03, window -> new BurnRate.WindowCount(1_000, 500)))
        .hasValueSatisfying(rate -> assertThat(rate.pages()).isTrue());
    assertThat(BurnRate.of(0.03, window -> new BurnRate.WindowCount(1_000, 20))).isEmpty();
    assertThat(BurnRate.of(0.03, window -> new BurnRate.WindowCount(0, 0))).isEmpty();
  }
}
