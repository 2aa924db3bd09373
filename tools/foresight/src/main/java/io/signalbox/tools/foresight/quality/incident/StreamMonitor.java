package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.detect.HourlyCount;
import io.signalbox.tools.foresight.quality.detect.QuantileSketch;
import io.signalbox.tools.foresight.quality.detect.RankDetector;
import io.signalbox.tools.foresight.quality.detect.RankReference;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.SeasonalBaseline;
import io.signalbox.tools.foresight.quality.detect.StepCount;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Learns baselines of streams and judges their minutes with detectors. */
final class StreamMonitor {
  private static final long HOUR = 60;
  private static final int FEWEST_NUMBERS = 500;
  private static final int FEWEST_MINUTES = 30;
  private static final double PROBES_FAIL = 0.005;

  private StreamMonitor() {}

  /** Past counts of a stream, by hour and by minute. */
  record StreamPast(
      NavigableMap<Long, SignalCounts> hours, NavigableMap<Long, SignalCounts> minutes) {
    StreamPast from(long minute) {
      return minute == 0
          ? this
          : new StreamPast(hours.tailMap(minute / HOUR + 1, true), minutes.tailMap(minute, true));
    }
  }

  /**
   * Result of judging some minutes of a stream.
   *
   * @param alarm evidence that reached the run length
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
  record Judgement(double[] evidence, OptionalDouble alarm) {}

  /** Learns a baseline and returns its text form; empty when there are too few counts. */
  static String learn(QualitySignal signal, StreamPast past) {
    if (signal == QualitySignal.PROBE) {
      // Their answers are known, so that there is nothing to learn.
      return BaselineCodec.of(SeasonalBaseline.known(new double[] {PROBES_FAIL}, 1));
    }
    if (signal.isNumber()) {
      List<QuantileSketch> minutes = new ArrayList<>();
      past.minutes.values().forEach(each -> minutes.add(each.numbers(signal)));
      int all = minutes.stream().mapToInt(QuantileSketch::total).sum();
      boolean enough = all >= FEWEST_NUMBERS && minutes.size() >= FEWEST_MINUTES;
      return enough ? BaselineCodec.of(RankReference.of(minutes)) : "";
    }
    Map<Long, HourlyCount> hours = new TreeMap<>();
    past.hours.forEach((hour, counts) -> add(hours, hour, counts, signal));
    List<StepCount> minutes = new ArrayList<>();
    past.minutes.forEach(
        (minute, counts) -> {
          minutes.add(new StepCount(minute, counts.calls(signal), counts.bad(signal), 0));
          if (!past.hours.containsKey(minute / HOUR)) {
            add(hours, minute / HOUR, counts, signal);
          }
        });
    SeasonalBaseline baseline = SeasonalBaseline.of(hours.values());
    return baseline.isThin() || past.minutes.size() < FEWEST_MINUTES
        ? ""
        : BaselineCodec.of(baseline.replayed(minutes));
  }

  private static void add(
      Map<Long, HourlyCount> hours, long hour, SignalCounts counts, QualitySignal signal) {
    HourlyCount more = new HourlyCount(hour, counts.calls(signal), counts.bad(signal));
    hours.merge(hour, more, HourlyCount::plus);
  }

  /** Judges minutes in order, continuing from the stored evidence. */
  static Judgement judge(
      StreamState state, NavigableMap<Long, SignalCounts> minutes, double runLength) {
    return state.id().signal().isNumber()
        ? numbers(state, minutes, runLength)
        : rates(state, minutes, runLength);
  }

  private static Judgement rates(
      StreamState state, NavigableMap<Long, SignalCounts> minutes, double runLength) {
    SeasonalBaseline baseline = BaselineCodec.rates(state.baseline());
    RateDetector detector = new RateDetector(runLength);
    detector.goOn(state.evidence());
    for (Map.Entry<Long, SignalCounts> each : minutes.entrySet()) {
      detector.baseline(baseline.share(each.getKey() / HOUR), baseline.dispersion());
      QualitySignal signal = state.id().signal();
      if (detector.step(each.getValue().calls(signal), each.getValue().bad(signal))) {
        return new Judgement(new double[0], OptionalDouble.of(detector.evidence()));
      }
    }
    return new Judgement(detector.state(), OptionalDouble.empty());
  }

  private static Judgement numbers(
      StreamState state, NavigableMap<Long, SignalCounts> minutes, double runLength) {
    RankReference reference = BaselineCodec.ranks(state.baseline());
    RankDetector detector = new RankDetector(runLength);
    detector.reference(reference.shares(), reference.dispersion());
    detector.goOn(state.evidence());
    for (SignalCounts counts : minutes.values()) {
      if (detector.step(reference.counts(counts.numbers(state.id().signal())))) {
        return new Judgement(new double[0], OptionalDouble.of(detector.evidence()));
      }
    }
    return new Judgement(detector.state(), OptionalDouble.empty());
  }

  /**
   * Estimates when and by how much a stream dropped; of numbers, the extreme quarters are compared.
   */
  static ChangeEstimate estimate(StreamState state, NavigableMap<Long, SignalCounts> minutes) {
    QualitySignal signal = state.id().signal();
    List<StepCount> steps = new ArrayList<>();
    if (signal.isNumber()) {
      return Extremes.estimate(BaselineCodec.ranks(state.baseline()), signal, minutes);
    }
    SeasonalBaseline baseline = BaselineCodec.rates(state.baseline());
    minutes.forEach(
        (minute, counts) ->
            steps.add(
                new StepCount(
                    minute,
                    counts.calls(signal),
                    counts.bad(signal),
                    baseline.share(minute / HOUR))));
    return ChangeEstimate.of(steps, baseline.dispersion());
  }

  /** Returns the number of bad answers beyond the usual in some minutes. */
  static double excess(StreamState state, NavigableMap<Long, SignalCounts> minutes) {
    QualitySignal signal = state.id().signal();
    if (minutes.isEmpty()) {
      return 0;
    }
    if (signal.isNumber()) {
      ChangeEstimate change =
          Extremes.estimate(BaselineCodec.ranks(state.baseline()), signal, minutes);
      return change.bad() - change.before() * change.calls();
    }
    SeasonalBaseline baseline = BaselineCodec.rates(state.baseline());
    double sum = 0;
    for (Map.Entry<Long, SignalCounts> each : minutes.entrySet()) {
      sum +=
          each.getValue().bad(signal)
              - baseline.share(each.getKey() / HOUR) * each.getValue().calls(signal);
    }
    return sum;
  }

  /** Estimates changes of numbers by the counts in the lowest and highest quarter of the bins. */
  private static final class Extremes {
    static ChangeEstimate estimate(
        RankReference reference, QualitySignal signal, NavigableMap<Long, SignalCounts> minutes) {
      int bins = reference.shares().length;
      int edge = Math.max(1, bins / 4);
      double usualHigh = 0;
      double usualLow = 0;
      for (int i = 0; i < edge; i++) {
        usualLow += reference.shares()[i];
        usualHigh += reference.shares()[bins - 1 - i];
      }
      List<StepCount> low = new ArrayList<>();
      List<StepCount> high = new ArrayList<>();
      for (Map.Entry<Long, SignalCounts> each : minutes.entrySet()) {
        int[] counts = reference.counts(each.getValue().numbers(signal));
        int below = 0;
        int above = 0;
        for (int i = 0; i < edge; i++) {
          below += counts[i];
          above += counts[bins - 1 - i];
        }
        int all = Arrays.stream(counts).sum();
        low.add(new StepCount(each.getKey(), all, below, usualLow));
        high.add(new StepCount(each.getKey(), all, above, usualHigh));
      }
      ChangeEstimate lower = ChangeEstimate.of(low, reference.dispersion());
      ChangeEstimate higher = ChangeEstimate.of(high, reference.dispersion());
      return lower.after() - lower.before() > higher.after() - higher.before() ? lower : higher;
    }
  }
}
