package io.signalbox.bot.bench.detect;

/**
 * Parameters of synthetic traffic: load, share of bad answers, daily rhythm, and dependence between
 * calls.
 *
 * @param callsPerMinute on average over a week
 * @param base share of bad answers, on average
 * @param rhythm whether load and share follow day and week
 * @param people how calls of one person hang together
 */
record TrafficShape(double callsPerMinute, double base, boolean rhythm, PeopleShape people) {
  private static final int DAY = 24;
  private static final int WORKDAYS = 5;
  private static final double WEEKEND = 0.35;

  static TrafficShape plain(double callsPerMinute, double base) {
    return new TrafficShape(callsPerMinute, base, false, PeopleShape.INDEPENDENT);
  }

  /** Dependence of a person's calls on each other, and the way in which they are counted. */
  enum PeopleShape {
    INDEPENDENT,
    /**
     * Conversations of four calls on average that often go wrong as a whole, each counted once, as
     * Signalbox counts them.
     */
    COUNTED_ONCE,
    /** The same conversations, of which each call counts. */
    COUNTED_EACH
  }

  /** Returns the mean number of calls a minute in an hour of the week. */
  double load(int hour) {
    if (!rhythm) {
      return callsPerMinute;
    }
    double day = 1 + 0.75 * Math.sin((hour % DAY - 8) * Math.PI / 12);
    return callsPerMinute * day * (isWeekend(hour) ? WEEKEND : 1.26);
  }

  /** Returns the share of bad answers in an hour of the week: nights and weekends are worse. */
  double share(int hour) {
    if (!rhythm) {
      return base;
    }
    double night = 1 - 0.3 * Math.sin((hour % DAY - 8) * Math.PI / 12);
    return Math.min(0.9, base * night * (isWeekend(hour) ? 1.3 : 0.95));
  }

  private static boolean isWeekend(int hour) {
    return hour / DAY % 7 >= WORKDAYS;
  }

  String words() {
    return (rhythm ? "day and week" : "even load")
        + switch (people) {
          case INDEPENDENT -> ", independent calls";
          case COUNTED_ONCE -> ", correlated people";
          case COUNTED_EACH -> ", correlated people, each call counted";
        };
  }
}
