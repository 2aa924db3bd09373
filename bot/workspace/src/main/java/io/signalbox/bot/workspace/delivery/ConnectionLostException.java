package io.signalbox.bot.workspace.delivery;

/**
 * Signals that the connection to the app broke before it acknowledged; the message is Slack's
 * reason code.
 */
final class ConnectionLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConnectionLostException(String reason) {
    super(reason);
  }
}
