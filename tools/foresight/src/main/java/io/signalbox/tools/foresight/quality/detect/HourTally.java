package io.signalbox.tools.foresight.quality.detect;

/**
 * Calls of one stream in one hour.
 *
 * @param hour since 1970 in the zone of the stream's rhythm, so that 24 make a day
 */
public record HourTally(long hour, int calls, int bad) {
  private static final int DAY = 24;
  private static final int WEEK = 168;

  int hourOfDay() {
    return (int) Math.floorMod(hour, (long) DAY);
  }

  /** Returns the hour of the week; it begins with a Thursday, as 1970 does. */
  public static int hourOfWeek(long hour) {
    return (int) Math.floorMod(hour, (long) WEEK);
  }

  long day() {
    return Math.floorDiv(hour, (long) DAY);
  }

  /** Returns the sum, in this hour. */
  public HourTally plus(HourTally other) {
    return new HourTally(hour, calls + other.calls, bad + other.bad);
  }
}
