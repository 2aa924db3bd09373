package io.signalbox.bot.bench.quality;

import java.util.List;
import org.HdrHistogram.Histogram;

/** Histogram of the times that replies took, in nanoseconds. */
record AnswerTimes(Histogram nanoseconds) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DIGITS = 3;

  static AnswerTimes of(List<ScoredAnswer> scored) {
    Histogram times = new Histogram(DIGITS);
    scored.forEach(each -> times.recordValue(each.answer().nanos()));
    return new AnswerTimes(times);
  }

  double median() {
    return nanoseconds.getValueAtPercentile(50) / NANOS_PER_MILLI;
  }

  double p99() {
    return nanoseconds.getValueAtPercentile(99) / NANOS_PER_MILLI;
  }
}
