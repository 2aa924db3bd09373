package io.signalbox.bot.bench.detect;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Prints the result tables of {@code signalbox bench detect}. */
final class DetectReport {
  private static final double CALLS = 20;
  private static final int STREAMS = 20;
  private static final double DAY = 24 * 60;
  private static final DetectionReach NONE = DetectionReach.NONE;

  private final PrintWriter out;
  private final long seed;
  private final int runs;
  private final int calibration;

  /**
   * @param runs faults of a row
   * @param calibration weeks of one stream that the calibrated window is made from
   */
  DetectReport(PrintWriter out, long seed, int runs, int calibration) {
    this.out = out;
    this.seed = seed;
    this.runs = runs;
    this.calibration = calibration;
  }

  void print(int weeks, int manyWeeks) {
    out.printf(
        "Made traffic, seed %d; one false alarm a week over all streams; baselines learnt from four"
            + " weeks before.%n",
        seed);
    steps();
    others();
    probes();
    quiet(weeks, manyWeeks);
    new CauseTrials(out, seed).print(Math.min(runs, 400));
  }

  private void steps() {
    out.printf(
        "%nDelay in minutes, median / p95, of a sudden fault; %s calls a minute, %d streams, %d"
            + " faults a row%n%n",
        CALLS, STREAMS, runs);
    header("fault");
    fault(0.20, 0.05, DetectionReach.within(10));
    fault(0.20, 0.01, DetectionReach.within(10));
    fault(0.05, 0.005, DetectionReach.within(12, 25));
    fault(0.05, 0.01, DetectionReach.within(12, 25));
    fault(0.05, 0.05, DetectionReach.within(60));
    fault(0.02, 0.02, DetectionReach.within(180));
    fault(0.02, 0.01, DetectionReach.within(180));
  }

  private void fault(double worse, double base, DetectionReach reach) {
    String name = String.format(Locale.ROOT, "+%.0f points, base %.1f %%", worse * 100, base * 100);
    delays(name, TrafficShape.plain(CALLS, base), minute -> worse, reach);
  }

  private void others() {
    out.printf("%nOther faults, base 1 %%%n%n");
    header("fault");
    TrafficShape plain = TrafficShape.plain(CALLS, 0.01);
    delays("slow growth, +10 points over a day", plain, m -> Math.min(0.1, 0.1 * m / DAY), NONE);
    delays("a provider's bad hour, +20 points", plain, m -> m < 60 ? 0.2 : 0, NONE);
    TrafficShape people =
        new TrafficShape(4 * CALLS, 0.01, true, TrafficShape.PeopleShape.COUNTED_ONCE);
    delays("+20 points, rhythm, correlated people", people, m -> 0.2, NONE);
    delays("+5 points, rhythm, correlated people", people, m -> 0.05, NONE);
  }

  private void header(String first) {
    out.println("| " + first + " | " + String.join(" | ", methods(0).keySet()) + " | reach |");
    out.println("| --- |" + " --- |".repeat(methods(0).size() + 1));
  }

  private void delays(
      String name, TrafficShape shape, DoubleUnaryOperator worse, DetectionReach reach) {
    int most = QuietWeeks.calibrated(shape, STREAMS, calibration, seed + 1);
    List<FaultRuns.FaultDelays> delays =
        FaultRuns.measure(shape, worse, STREAMS, runs, seed, List.copyOf(methods(most).values()));
    StringBuilder line = new StringBuilder("| ").append(name);
    for (FaultRuns.FaultDelays each : delays) {
      line.append(
          String.format(Locale.ROOT, " | %s / %s", words(each.median()), words(each.p95())));
      if (each.found() < 1) {
        line.append(String.format(Locale.ROOT, " (%.0f %% found)", each.found() * 100));
      }
    }
    out.println(line.append(" | ").append(reach.verdict(delays.getFirst())).append(" |"));
    out.flush();
  }

  private static String words(double minutes) {
    if (minutes >= FaultRuns.LONGEST) {
      return "never";
    }
    return minutes >= 180
        ? String.format(Locale.ROOT, "%.1f h", minutes / 60)
        : String.format(Locale.ROOT, "%.0f", minutes);
  }

  private static Map<String, Function<RateMethod.Setting, RateMethod>> methods(int window) {
    Map<String, Function<RateMethod.Setting, RateMethod>> methods = new LinkedHashMap<>();
    methods.put("e-detector (Signalbox)", RateMethod::mixture);
    methods.put("CUSUM for +5", RateMethod::cusum);
    methods.put("plain threshold", RateMethod::threshold);
    methods.put("15 min, calibrated", setting -> RateMethod.window(window));
    methods.put("SRE burn rates", setting -> RateMethod.burnRate(setting, true));
    methods.put("Page-Hinkley", setting -> new PageHinkley());
    methods.put("ADWIN", setting -> new AdaptiveWindow());
    return methods;
  }

  private void probes() {
    out.printf(
        "%nProbes, one call a minute or less: sets of 12 every 5 minutes, base 0.5 %%, 20"
            + " streams%n%n");
    out.println("| fault | found after, median / p95 | reach |");
    out.println("| --- | --- | --- |");
    ProbeTrials trials = new ProbeTrials(seed, runs);
    DetectionReach all = DetectionReach.within(2);
    DetectionReach some = DetectionReach.within(80);
    probe("every probe fails", "intervals", trials.intervals(12, 1), all);
    probe("every probe fails, sets of 3", "intervals", trials.intervals(3, 1), all);
    probe("+20 points", "probes", trials.probes(12, 0.2), some);
    probe("+20 points, one probe at a time", "probes", trials.probes(1, 0.2), some);
    out.flush();
  }

  private void probe(
      String fault, String unit, FaultRuns.FaultDelays delays, DetectionReach reach) {
    out.printf(
        Locale.ROOT,
        "| %s | %.0f / %.0f %s | %s |%n",
        fault,
        delays.median(),
        delays.p95(),
        unit,
        reach.verdict(delays));
  }

  private void quiet(int weeks, int manyWeeks) {
    out.printf("%nFalse alarms on quiet weeks, a week over all streams; base 1 %%%n%n");
    header("traffic");
    for (boolean rhythm : new boolean[] {false, true}) {
      quiet(rhythm, TrafficShape.PeopleShape.INDEPENDENT, STREAMS, weeks);
      quiet(rhythm, TrafficShape.PeopleShape.COUNTED_ONCE, STREAMS, weeks);
    }
    quiet(true, TrafficShape.PeopleShape.COUNTED_EACH, STREAMS, Math.max(1, weeks / 10));
    if (manyWeeks > 0) {
      many(manyWeeks);
    }
  }

  private void many(int manyWeeks) {
    quiet(false, TrafficShape.PeopleShape.INDEPENDENT, 10 * STREAMS, manyWeeks);
    quiet(true, TrafficShape.PeopleShape.COUNTED_ONCE, 10 * STREAMS, Math.max(1, manyWeeks / 2));
    quiet(false, TrafficShape.PeopleShape.INDEPENDENT, 100 * STREAMS, Math.max(1, manyWeeks / 4));
    quiet(true, TrafficShape.PeopleShape.COUNTED_ONCE, 100 * STREAMS, Math.max(1, manyWeeks / 10));
  }

  private void quiet(boolean rhythm, TrafficShape.PeopleShape people, int streams, int weeks) {
    TrafficShape shape = new TrafficShape(CALLS, 0.01, rhythm, people);
    int most = QuietWeeks.calibrated(shape, streams, calibration, seed + 1);
    // Those that promise nothing are counted over fewer weeks: their rates are far from the goal.
    List<Function<RateMethod.Setting, RateMethod>> promised =
        List.copyOf(methods(most).values()).subList(0, 2);
    List<QuietWeeks.FalseAlarms> counts = QuietWeeks.count(shape, streams, weeks, seed, promised);
    List<Function<RateMethod.Setting, RateMethod>> usual =
        List.copyOf(methods(most).values()).subList(2, methods(most).size());
    int fewer = Math.max(1, Math.min(weeks, 400 / streams));
    List<QuietWeeks.FalseAlarms> others = QuietWeeks.count(shape, streams, fewer, seed, usual);
    StringBuilder line =
        new StringBuilder("| ")
            .append(shape.words())
            .append(String.format(Locale.ROOT, ", %,d streams, %,d weeks", streams, weeks));
    for (QuietWeeks.FalseAlarms each : counts) {
      line.append(String.format(Locale.ROOT, " | %.2f (%,d)", each.perWeek(), each.alarms()));
    }
    for (QuietWeeks.FalseAlarms each : others) {
      line.append(String.format(Locale.ROOT, " | %,.1f (%d weeks)", each.perWeek(), fewer));
    }
    // Signalbox counts a conversation once: the other row says what each call would bring.
    boolean compared = people == TrafficShape.PeopleShape.COUNTED_EACH;
    String reach = counts.getFirst().perWeek() <= 1 ? "at most 1: met" : "at most 1: missed";
    out.println(line.append(" | ").append(compared ? "–" : reach).append(" |"));
    out.flush();
  }
}
