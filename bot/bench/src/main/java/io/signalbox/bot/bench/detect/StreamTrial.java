package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.detect.HourlyCount;
import io.signalbox.tools.foresight.quality.detect.SeasonalBaseline;
import io.signalbox.tools.foresight.quality.detect.StepCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulated stream of calls with four weeks of history, from which its baseline is learnt, and the
 * traffic after them.
 */
final class StreamTrial {
  static final int WEEK = 10_080;
  private static final int HOUR = 60;
  private static final int LEARNING_HOURS = 4 * 168;
  private static final int REPLAYED_HOURS = 168;

  private final TrafficShape shape;
  private final SyntheticTraffic traffic;
  private final SeasonalBaseline baseline;

  StreamTrial(TrafficTables tables, SplittableRandom random) {
    this.shape = tables.shape();
    this.traffic = new SyntheticTraffic(tables, random);
    List<HourlyCount> hours = new ArrayList<>();
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
      hours.add(new HourlyCount(hour, calls, bad));
    }
    this.baseline = SeasonalBaseline.of(hours).replayed(minutes);
  }

  SyntheticTraffic traffic() {
    return traffic;
  }

  /**
   * Returns the parameters for a detection method that allow one false alarm a week over this
   * number of streams.
   */
  RateMethod.Setting setting(int streams) {
    double runLength = new AlarmBudget(1, streams).runLength(Duration.ofMinutes(1));
    return new RateMethod.Setting(shape.base(), shape.callsPerMinute(), baseline, runLength);
  }
}
