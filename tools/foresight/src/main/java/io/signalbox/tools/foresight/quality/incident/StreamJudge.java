package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.detect.HourTally;
import io.signalbox.tools.foresight.quality.detect.NumberSketch;
import io.signalbox.tools.foresight.quality.detect.RankDetector;
import io.signalbox.tools.foresight.quality.detect.RankReference;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.RhythmBaseline;
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

/** Baselines of streams, and the step from one minute to the next. */
final class StreamJudge {
  private static final long HOUR = 60;
  private static final int FEWEST_NUMBERS = 500;
  private static final int FEWEST_MINUTES = 30;
  private static final double PROBES_FAIL = 0.005;

  private StreamJudge() {}

  /** Past of a stream. */
  record StreamPast(
      NavigableMap<Long, SignalCounts> hours, NavigableMap<Long, SignalCounts> minutes) {
    StreamPast from(long minute) {
      return minute == 0
          ? this
          : new StreamPast(hours.tailMap(minute / HOUR + 1, true), minutes.tailMap(minute, true));
    }
  }

  /**
   * Outcome of judging minutes.
   *
   * @param alarm evidence that reached the run length
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
  record Judgement(double[] evidence, OptionalDouble alarm) {}

  /** Learns a baseline; empty where too little is known yet. */
  static String learn(QualitySignal signal, StreamPast past) {
    if (signal == QualitySignal.PROBE) {
      // Their answers are known, so that there is nothing to learn.
      return BaselineText.of(RhythmBaseline.known(new double[] {PROBES_FAIL}, 1));
    }
    if (signal.isNumber()) {
      List<NumberSketch> minutes = new ArrayList<>();
      past.minutes.values().forEach(each -> minutes.add(each.numbers(signal)));
      int all = minutes.stream().mapToInt(NumberSketch::total).sum();
      boolean enough = all >= FEWEST_NUMBERS && minutes.size() >= FEWEST_MINUTES;
      return enough ? BaselineText.of(RankReference.of(minutes)) : "";
    }
    Map<Long, HourTally> hours = new TreeMap<>();
    past.hours.forEach((hour, counts) -> add(hours, hour, counts, signal));
    List<StepCount> minutes = new ArrayList<>();
    past.minutes.forEach(
        (minute, counts) -> {
          minutes.add(new StepCount(minute, counts.calls(signal), counts.bad(signal), 0));
          if (!past.hours.containsKey(minute / HOUR)) {
            add(hours, minute / HOUR, counts, signal);
          }
        });
    RhythmBaseline baseline = RhythmBaseline.of(hours.values());
    return baseline.isThin() || past.minutes.size() < FEWEST_MINUTES
        ? ""
        : BaselineText.of(baseline.replayed(minutes));
  }

  private static void add(
      Map<Long, HourTally> hours, long hour, SignalCounts counts, QualitySignal signal) {
    HourTally more = new HourTally(hour, counts.calls(signal), counts.bad(signal));
    hours.merge(hour, more, HourTally::plus);
  }

  /** Judges minutes, in order, from where the state is. */
  static Judgement judge(
      StreamState state, NavigableMap<Long, SignalCounts> minutes, double runLength) {
    return state.id().signal().isNumber()
        ? numbers(state, minutes, runLength)
        : rates(state, minutes, runLength);
  }

  private static Judgement rates(
      StreamState state, NavigableMap<Long, SignalCounts> minutes, double runLength) {
    RhythmBaseline baseline = BaselineText.rates(state.baseline());
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
    RankReference reference = BaselineText.ranks(state.baseline());
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
   * Estimates when and by how much a stream fell; numbers count as far as they leave the middle.
   */
  static ChangeEstimate estimate(StreamState state, NavigableMap<Long, SignalCounts> minutes) {
    QualitySignal signal = state.id().signal();
    List<StepCount> steps = new ArrayList<>();
    if (signal.isNumber()) {
      return Extremes.estimate(BaselineText.ranks(state.baseline()), signal, minutes);
    }
    RhythmBaseline baseline = BaselineText.rates(state.baseline());
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

  /** Returns the bad answers beyond the usual ones in some minutes. */
  static double excess(StreamState state, NavigableMap<Long, SignalCounts> minutes) {
    QualitySignal signal = state.id().signal();
    if (minutes.isEmpty()) {
      return 0;
    }
    if (signal.isNumber()) {
      ChangeEstimate change =
          Extremes.estimate(BaselineText.ranks(state.baseline()), signal, minutes);
      return change.bad() - change.before() * change.calls();
    }
    RhythmBaseline baseline = BaselineText.rates(state.baseline());
    double sum = 0;
    for (Map.Entry<Long, SignalCounts> each : minutes.entrySet()) {
      sum +=
          each.getValue().bad(signal)
              - baseline.share(each.getKey() / HOUR) * each.getValue().calls(signal);
    }
    return sum;
  }

  /** Numbers beyond the usual range, on the side on which there are more of them. */
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
