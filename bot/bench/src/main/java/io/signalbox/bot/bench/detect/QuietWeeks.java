package io.signalbox.bot.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Counts false alarms of detection methods over simulated weeks without any fault. */
final class QuietWeeks {
  /** Weeks simulated with one learnt baseline before a new stream is made. */
  private static final int BY_BASELINE = 8;

  private QuietWeeks() {}

  /**
   * False alarms of one detection method.
   *
   * @param perWeek of all streams together
   * @param weeksWithAny share of weeks with at least one, as it follows from the count by stream
   */
  record FalseAlarms(long alarms, double perWeek, double weeksWithAny) {}

  /**
   * Counts the false alarms of several methods in the same simulated weeks.
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
    long[] alarms = new long[methods.size()];
    long left = (long) streams * weeks;
    while (left > 0) {
      StreamTrial trial = new StreamTrial(shape, random.split());
      List<RateMethod> running = new ArrayList<>();
      methods.forEach(method -> running.add(method.apply(trial.setting(streams))));
      long now = Math.min(left, BY_BASELINE);
      for (long minute = 0; minute < now * StreamTrial.WEEK; minute++) {
        SyntheticTraffic traffic = trial.traffic();
        traffic.next(0);
        for (int i = 0; i < alarms.length; i++) {
          if (running.get(i).step(traffic.minute() - 1, traffic.calls(), traffic.bad())) {
            alarms[i]++;
            running.get(i).reset();
          }
        }
      }
      left -= now;
    }
    List<FalseAlarms> counts = new ArrayList<>();
    for (long each : alarms) {
      double perWeek = (double) each / weeks;
      counts.add(new FalseAlarms(each, perWeek, 1 - Math.exp(-perWeek)));
    }
    return counts;
  }

  /**
   * Returns the greatest count of bad answers in 15 minutes that raises at most one false alarm a
   * week.
   */
  static int calibrated(TrafficShape shape, int streams, int streamWeeks, long seed) {
    SyntheticTraffic traffic = new SyntheticTraffic(shape, new SplittableRandom(seed));
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
