package io.signalbox.tools.foresight.quality.detect;

import java.time.Duration;

/**
 * Number of false alarms that an organisation accepts, over all monitored streams together.
 *
 * @param perWeek alarms in a week without any fault, all streams counted
 * @param streams that share the budget
 */
public record AlarmBudget(double perWeek, int streams) {
  private static final Duration WEEK = Duration.ofDays(7);

  public AlarmBudget {
    if (!(perWeek > 0) || streams < 1) {
      throw new IllegalArgumentException("a budget needs alarms and streams");
    }
  }

  /**
   * Returns the mean number of steps between false alarms that each stream may have.
   *
   * @param step time between two looks at a stream
   */
  public double runLength(Duration step) {
    return streams * ((double) WEEK.toNanos() / step.toNanos()) / perWeek;
  }
}
