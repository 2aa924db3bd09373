package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulates probes whose failure rate rises at a known time, and measures how long the detector
 * takes to raise an alarm.
 */
record ProbeTrials(long seed, int runs) {
  private static final double BASE = 0.005;
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final int STREAMS = 20;
  private static final int BEFORE = 500;
  private static final int LONGEST = 5_000;

  /** Returns the delays from the rise to the alarm, in intervals of five minutes. */
  FaultRuns.FaultDelays intervals(int set, double worse) {
    return FaultRuns.FaultDelays.of(delays(set, worse), 1);
  }

  /** Returns the delays from the rise to the alarm, in probes. */
  FaultRuns.FaultDelays probes(int set, double worse) {
    return FaultRuns.FaultDelays.of(
        delays(set, worse).stream().map(each -> each * set).toList(), 1);
  }

  private List<Integer> delays(int set, double worse) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> delays = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      RateDetector detector = new RateDetector(new AlarmBudget(1, STREAMS).runLength(INTERVAL));
      detector.baseline(BASE, 1);
      int step = -BEFORE;
      boolean alarm = false;
      while (!alarm && step < LONGEST) {
        double share = step < 0 ? BASE : Math.min(1, BASE + worse);
        int failed = 0;
        for (int i = 0; i < set; i++) {
          failed += random.nextDouble() < share ? 1 : 0;
        }
        alarm = detector.step(set, failed) && step >= 0;
        step++;
      }
      delays.add(step);
    }
    return delays;
  }
}
