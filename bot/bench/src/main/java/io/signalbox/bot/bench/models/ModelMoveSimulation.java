package io.signalbox.bot.bench.models;

import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import io.signalbox.tools.foresight.rehearsal.CanaryTest;
import io.signalbox.tools.foresight.rehearsal.PairedComparison;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import java.util.Arrays;
import java.util.Random;

/**
 * Simulates moves between models of known quality, and measures the error rates of rehearsals and
 * canary tests.
 */
final class ModelMoveSimulation {
  private static final int RUNS = 4_000;
  private static final int WEEKS = 400;
  private static final int CALLS_A_MINUTE = 20;
  private static final double SHARE = 0.1;
  private static final double ALARM = 0.05;

  private final Random random;

  ModelMoveSimulation(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the share, 0 to 1, of simulated rehearsals that judge the new model worse. */
  double calledWorse(int pairs, double lost, double won) {
    int worse = 0;
    for (int run = 0; run < RUNS; run++) {
      int losses = 0;
      int wins = 0;
      for (int i = 0; i < pairs; i++) {
        double draw = random.nextDouble();
        losses += draw < lost ? 1 : 0;
        wins += draw >= lost && draw < lost + won ? 1 : 0;
      }
      PairedComparison comparison = new PairedComparison(pairs - losses - wins, losses, wins, 0);
      worse += comparison.verdict() == ComparisonVerdict.WORSE ? 1 : 0;
    }
    return (double) worse / RUNS;
  }

  /**
   * Returns the minutes within which 95 of 100 canaries with a planted fall in quality are rolled
   * back.
   */
  double minutesToReturn(double base, double fall) {
    int[] calls = new int[RUNS];
    for (int run = 0; run < RUNS; run++) {
      CanaryTest test = canary(base);
      int call = 1;
      while (!test.observe(random.nextDouble() < base + fall) && call < 100_000) {
        call++;
      }
      calls[run] = call;
    }
    Arrays.sort(calls);
    return calls[(int) (RUNS * 0.95)] / (CALLS_A_MINUTE * SHARE);
  }

  /** Returns the share, 0 to 1, of weeks without a fall in which a canary is rolled back. */
  double falseReturns(double base) {
    int calls = (int) (7 * 24 * 60 * CALLS_A_MINUTE * SHARE);
    int returned = 0;
    for (int week = 0; week < WEEKS; week++) {
      CanaryTest test = canary(base);
      for (int call = 0; call < calls; call++) {
        if (test.observe(random.nextDouble() < base)) {
          returned++;
          break;
        }
      }
    }
    return (double) returned / WEEKS;
  }

  /** Returns a canary test whose baseline is one simulated day of calls to the old model. */
  private CanaryTest canary(double base) {
    int calls = (int) (24 * 60 * CALLS_A_MINUTE * (1 - SHARE));
    int bad = 0;
    for (int i = 0; i < calls; i++) {
      bad += random.nextDouble() < base ? 1 : 0;
    }
    return new CanaryTest(WilsonInterval.of(bad, calls).high(), ALARM);
  }
}
