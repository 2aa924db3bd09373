package io.signalbox.bot.slack;

/** Slack cannot be reached or does not take the tokens; the message says what to mend. */
public final class SlackRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlackRefused(String message) {
    super(message);
  }

  SlackRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
