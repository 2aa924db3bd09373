package io.signalbox.tools.foresight.quality.detect;

/**
 * Number of calls and of bad answers of one stream in one hour.
 *
 * @param hour since 1970 in the zone of the stream's rhythm, so that 24 make a day
 */
public record HourlyCount(long hour, int calls, int bad) {
  private static final int DAY = 24;
  private static final int WEEK = 168;

  int hourOfDay() {
    return (int) Math.floorMod(hour, (long) DAY);
  }

  /** Returns the hour of the week, 0 to 167, counted from Thursday 0:00 as 1970 begins. */
  public static int hourOfWeek(long hour) {
    return (int) Math.floorMod(hour, (long) WEEK);
  }

  long day() {
    return Math.floorDiv(hour, (long) DAY);
  }

  /** Returns the sum of both counts, for this hour. */
  public HourlyCount plus(HourlyCount other) {
    return new HourlyCount(hour, calls + other.calls, bad + other.bad);
  }
}
