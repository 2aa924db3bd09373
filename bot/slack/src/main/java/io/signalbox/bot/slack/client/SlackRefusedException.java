package io.signalbox.bot.slack.client;

/**
 * Signals that Slack cannot be reached or refuses the tokens; the message says how to repair that.
 */
public final class SlackRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlackRefusedException(String message) {
    super(message);
  }

  SlackRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
