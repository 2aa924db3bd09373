package io.signalbox.bot.workspace.delivery;

/**
 * Signals that the connection to the app broke before it acknowledged; the message is Slack's
 * reason code.
 */
final class ConnectionLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConnectionLost(String reason) {
    super(reason);
  }
}
