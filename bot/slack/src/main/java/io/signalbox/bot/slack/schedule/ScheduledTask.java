package io.signalbox.bot.slack.schedule;

import java.time.Duration;

/**
 * Task run periodically under a unique name.
 *
 * @param name of its own; the same in every process
 * @param every from one start to the next, at least 100 ms; one that is still under way is not
 *     started again
 * @param task may fail: that is logged, and it runs again at its time
 */
public record ScheduledTask(String name, Duration every, Runnable task) {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  public ScheduledTask {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a task needs a name");
    }
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(name + " runs every " + SHORTEST + " at most");
    }
  }
}
