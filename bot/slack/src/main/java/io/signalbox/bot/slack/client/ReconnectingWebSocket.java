package io.signalbox.bot.slack.client;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;

/** Socket Mode connection to Slack, which reconnects when its web socket is lost. */
final class ReconnectingWebSocket implements SlackConnection {
  /** Number of events handled at once, each of which is only stored. */
  private static final int AT_ONCE = 16;

  private final SocketModeApp socket;

  ReconnectingWebSocket(String appToken, App app) {
    try {
      this.socket =
          new SocketModeApp(appToken, app, SocketModeClient.Backend.JavaWebSocket, AT_ONCE);
    } catch (IOException e) {
      throw new SlackRefusedException("Slack opens no socket: " + e.getMessage(), e);
    }
  }

  @Override
  public void start() {
    try {
      socket.startAsync();
    } catch (Exception e) {
      throw new SlackRefusedException("Slack opens no socket: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("the socket to Slack cannot be closed", e);
    }
  }
}
