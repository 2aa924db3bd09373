package io.signalbox.bot.slack.schedule;

/** Signals that Quartz could not open or start the schedule, with Quartz's exception as cause. */
public final class ScheduleFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScheduleFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
