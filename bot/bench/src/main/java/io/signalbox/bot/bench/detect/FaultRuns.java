package io.signalbox.bot.bench.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Measures detection methods' delays from the beginning of a simulated fault to the alarm. */
final class FaultRuns {
  private static final int LEAST_BEFORE = 60;
  private static final int MOST_BEFORE = 24 * 60;
  static final int LONGEST = 2 * 24 * 60;

  private FaultRuns() {}

  /**
   * Detection delays of a method, in minutes; a fault that was not found within two days counts as
   * two days.
   *
   * @param found share of faults
   */
  record FaultDelays(double median, double p95, double found) {

    static FaultDelays of(List<Integer> delays, double found) {
      int[] sorted = delays.stream().mapToInt(Integer::intValue).sorted().toArray();
      return new FaultDelays(at(sorted, 0.5), at(sorted, 0.95), found);
    }

    private static int at(int[] sorted, double share) {
      return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }

  /**
   * Measures several methods on the same simulated faults.
   *
   * @param worse points by minutes since the beginning
   */
  static List<FaultDelays> measure(
      TrafficShape shape,
      DoubleUnaryOperator worse,
      int streams,
      int runs,
      long seed,
      List<Function<RateMethod.Setting, RateMethod>> methods) {
    SplittableRandom random = new SplittableRandom(seed);
    TrafficTables tables = new TrafficTables(shape);
    SplittableRandom[] randoms = new SplittableRandom[runs];
    for (int run = 0; run < runs; run++) {
      randoms[run] = random.split();
    }
    List<int[]> taken =
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(run -> taken(tables, randoms[run], worse, streams, methods))
            .toList();
    List<FaultDelays> results = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      int method = i;
      List<Integer> delays = taken.stream().map(each -> each[method]).toList();
      long found = delays.stream().filter(each -> each < LONGEST).count();
      results.add(FaultDelays.of(delays, (double) found / runs));
    }
    return results;
  }

  /** Returns the delays of the methods on one fault. */
  private static int[] taken(
      TrafficTables tables,
      SplittableRandom random,
      DoubleUnaryOperator worse,
      int streams,
      List<Function<RateMethod.Setting, RateMethod>> methods) {
    int before = random.nextInt(LEAST_BEFORE, MOST_BEFORE);
    StreamTrial trial = new StreamTrial(tables, random);
    List<RateMethod> running = new ArrayList<>();
    methods.forEach(method -> running.add(method.apply(trial.setting(streams))));
    quiet(trial.traffic(), running, before);
    return fault(trial.traffic(), running, worse);
  }

  private static void quiet(SyntheticTraffic traffic, List<RateMethod> methods, int minutes) {
    for (int i = 0; i < minutes; i++) {
      traffic.next(0);
      for (RateMethod method : methods) {
        if (method.step(traffic.minute() - 1, traffic.calls(), traffic.bad())) {
          method.reset();
        }
      }
    }
  }

  private static int[] fault(
      SyntheticTraffic traffic, List<RateMethod> methods, DoubleUnaryOperator worse) {
    int[] taken = new int[methods.size()];
    Arrays.fill(taken, LONGEST);
    int open = taken.length;
    for (int minute = 0; minute < LONGEST && open > 0; minute++) {
      traffic.next(worse.applyAsDouble(minute));
      for (int i = 0; i < taken.length; i++) {
        if (taken[i] == LONGEST
            && methods.get(i).step(traffic.minute() - 1, traffic.calls(), traffic.bad())) {
          taken[i] = minute + 1;
          open--;
        }
      }
    }
    return taken;
  }
}
