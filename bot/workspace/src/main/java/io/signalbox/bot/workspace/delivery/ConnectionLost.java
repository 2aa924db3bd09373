package io.signalbox.bot.workspace.delivery;

/** The way to the app broke before it acknowledged; the message is Slack's word for how. */
final class ConnectionLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConnectionLost(String reason) {
    super(reason);
  }
}
