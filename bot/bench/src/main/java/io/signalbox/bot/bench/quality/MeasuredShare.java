package io.signalbox.bot.bench.quality;

import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import java.util.Locale;

/**
 * Measured share with its 95 % confidence interval.
 *
 * @param count how many of {@code all}
 */
record MeasuredShare(long count, long all) {
  double share() {
    return all == 0 ? 0 : (double) count / all;
  }

  /** Returns the count, share and interval as text, such as {@code 23: 0.53 (0.39–0.67)}. */
  String text() {
    if (all == 0) {
      return "–";
    }
    WilsonInterval interval = WilsonInterval.of((double) count, (double) all);
    return String.format(
        Locale.ROOT, "%d: %.2f (%.2f–%.2f)", count, share(), interval.low(), interval.high());
  }
}
