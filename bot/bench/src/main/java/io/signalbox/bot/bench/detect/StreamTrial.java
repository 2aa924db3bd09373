package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.detect.HourTally;
import io.signalbox.tools.foresight.quality.detect.RhythmBaseline;
import io.signalbox.tools.foresight.quality.detect.StepCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One stream's past weeks, from which its baseline is learnt, and the minutes after them. */
final class StreamTrial {
  static final int WEEK = 10_080;
  private static final int HOUR = 60;
  private static final int LEARNING_HOURS = 4 * 168;
  private static final int REPLAYED_HOURS = 168;

  private final TrafficShape shape;
  private final MadeTraffic traffic;
  private final RhythmBaseline baseline;

  StreamTrial(TrafficShape shape, SplittableRandom random) {
    this.shape = shape;
    this.traffic = new MadeTraffic(shape, random);
    List<HourTally> hours = new ArrayList<>();
    List<StepCount> minutes = new ArrayList<>();
    for (int hour = 0; hour < LEARNING_HOURS; hour++) {
      int calls = 0;
      int bad = 0;
      for (int i = 0; i < HOUR; i++) {
        traffic.next(0);
        calls += traffic.calls();
        bad += traffic.bad();
        if (hour >= LEARNING_HOURS - REPLAYED_HOURS) {
          minutes.add(new StepCount(traffic.minute() - 1, traffic.calls(), traffic.bad(), 0));
        }
      }
      hours.add(new HourTally(hour, calls, bad));
    }
    this.baseline = RhythmBaseline.of(hours).replayed(minutes);
  }

  MadeTraffic traffic() {
    return traffic;
  }

  /** Returns what a method may know: one alarm a week over this many streams. */
  RateMethod.Setting setting(int streams) {
    double runLength = new AlarmBudget(1, streams).runLength(Duration.ofMinutes(1));
    return new RateMethod.Setting(shape.base(), shape.callsPerMinute(), baseline, runLength);
  }
}
