package io.signalbox.bot.bench.detect;

import java.util.Locale;

/**
 * Greatest median and 95th percentile that a detection delay is to have, in the unit of the delay.
 */
record DetectionReach(double median, double p95) {
  /** Reach of rows that are printed for comparison only. */
  static final DetectionReach NONE =
      new DetectionReach(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  static DetectionReach within(double p95) {
    return new DetectionReach(Double.POSITIVE_INFINITY, p95);
  }

  static DetectionReach within(double median, double p95) {
    return new DetectionReach(median, p95);
  }

  /** Returns the reach with whether the measured delays meet it. */
  String verdict(FaultRuns.FaultDelays measured) {
    if (Double.isInfinite(p95)) {
      return "–";
    }
    boolean met = measured.median() <= median && measured.p95() <= p95;
    String first = Double.isInfinite(median) ? "" : String.format(Locale.ROOT, "%.0f / ", median);
    return String.format(Locale.ROOT, "%s%.0f: %s", first, p95, met ? "met" : "missed");
  }
}
