package io.signalbox.bot.bench.quality;

import java.util.Locale;

/**
 * A share with the interval that holds the true one in 95 of 100 cases (Wilson, 1927).
 *
 * @param count how many of {@code all}
 */
record WilsonInterval(long count, long all) {
  private static final double Z = 1.959964;

  double share() {
    return all == 0 ? 0 : (double) count / all;
  }

  double low() {
    return all == 0 ? 0 : Math.max(0, centre() - spread());
  }

  double high() {
    return all == 0 ? 1 : Math.min(1, centre() + spread());
  }

  private double centre() {
    return (share() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double spread() {
    double share = share();
    return Z / (1 + Z * Z / all) * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
  }

  /** Such as {@code 23: 0.53 (0.39–0.67)}. */
  String text() {
    return all == 0
        ? "–"
        : String.format(Locale.ROOT, "%d: %.2f (%.2f–%.2f)", count, share(), low(), high());
  }
}
