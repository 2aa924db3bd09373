package io.signalbox.bot.slack.schedule;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Task run periodically under a unique name.
 *
 * @param name of its own; the same in every process
 * @param every from one start to the next, at least 100 ms; one that is still under way is not
 *     started again
 * @param task may fail: that is logged, and it runs again at its time
 */
public record ScheduledTask(String name, Duration every, StoppableTask task) {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Task of several steps, which begins no further step once the schedule is closing. */
  @FunctionalInterface
  public interface StoppableTask {
    void run(BooleanSupplier closing);
  }

  /** Creates a task of one step, which ignores the closing of the schedule. */
  public ScheduledTask(String name, Duration every, Runnable task) {
    this(name, every, closing -> task.run());
  }

  public ScheduledTask {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a task needs a name");
    }
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(name + " runs every " + SHORTEST + " at most");
    }
  }
}
