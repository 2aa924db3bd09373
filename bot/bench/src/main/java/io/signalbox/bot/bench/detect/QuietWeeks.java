package io.signalbox.bot.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Counts false alarms of detection methods over simulated weeks without any fault. */
final class QuietWeeks {
  /** Weeks simulated with one learnt baseline before a new stream is made. */
  private static final int BY_BASELINE = 8;

  private QuietWeeks() {}

  /**
   * False alarms of one detection method.
   *
   * @param perWeek of all streams together
   */
  record FalseAlarms(long alarms, double perWeek) {}

  /**
   * Counts the false alarms of several methods in the same simulated weeks, on all processors; the
   * counts do not depend on their number.
   *
   * @param weeks of the whole house
   */
  static List<FalseAlarms> count(
      TrafficShape shape,
      int streams,
      int weeks,
      long seed,
      List<Function<RateMethod.Setting, RateMethod>> methods) {
    SplittableRandom random = new SplittableRandom(seed);
    TrafficTables tables = new TrafficTables(shape);
    long streamWeeks = (long) streams * weeks;
    int trials = (int) ((streamWeeks + BY_BASELINE - 1) / BY_BASELINE);
    SplittableRandom[] randoms = new SplittableRandom[trials];
    for (int i = 0; i < trials; i++) {
      randoms[i] = random.split();
    }
    long[] alarms =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(
                trial ->
                    alarms(
                        new StreamTrial(tables, randoms[trial]),
                        streams,
                        Math.min(BY_BASELINE, streamWeeks - (long) trial * BY_BASELINE),
                        methods))
            .reduce(new long[methods.size()], QuietWeeks::sum);
    List<FalseAlarms> counts = new ArrayList<>();
    for (long each : alarms) {
      counts.add(new FalseAlarms(each, (double) each / weeks));
    }
    return counts;
  }

  private static long[] alarms(
      StreamTrial trial,
      int streams,
      long weeks,
      List<Function<RateMethod.Setting, RateMethod>> methods) {
    long[] alarms = new long[methods.size()];
    List<RateMethod> running = new ArrayList<>();
    methods.forEach(method -> running.add(method.apply(trial.setting(streams))));
    SyntheticTraffic traffic = trial.traffic();
    for (long minute = 0; minute < weeks * StreamTrial.WEEK; minute++) {
      traffic.next(0);
      for (int i = 0; i < alarms.length; i++) {
        if (running.get(i).step(traffic.minute() - 1, traffic.calls(), traffic.bad())) {
          alarms[i]++;
          running.get(i).reset();
        }
      }
    }
    return alarms;
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /**
   * Returns the greatest count of bad answers in 15 minutes that raises at most one false alarm a
   * week.
   */
  static int calibrated(TrafficShape shape, int streams, int streamWeeks, long seed) {
    SyntheticTraffic traffic =
        new SyntheticTraffic(new TrafficTables(shape), new SplittableRandom(seed));
    WindowSums sums = new WindowSums(15);
    int[] crossings = new int[2_000];
    long before = 0;
    for (long minute = 0; minute < (long) streamWeeks * StreamTrial.WEEK; minute++) {
      traffic.next(0);
      sums.add(traffic.calls(), traffic.bad());
      long now = sums.bad(15);
      for (long most = before; most < now; most++) {
        crossings[(int) most]++;
      }
      before = now;
    }
    int most = crossings.length - 1;
    while (most > 0 && (double) crossings[most - 1] / streamWeeks * streams <= 1) {
      most--;
    }
    return most;
  }
}
