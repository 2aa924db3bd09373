package io.signalbox.bot.slack.schedule;

/** Quartz cannot do what it was asked; its cause says why. */
public final class ScheduleFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScheduleFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
