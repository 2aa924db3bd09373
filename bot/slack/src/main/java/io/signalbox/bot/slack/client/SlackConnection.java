package io.signalbox.bot.slack.client;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Transport of Slack's events: Socket Mode or HTTP. */
public sealed interface SlackConnection extends AutoCloseable permits SlackConnection.Socket, SlackHttp {
  /** Time limit for the body of a request from Slack; such bodies are small. */
  Duration BODY_WITHIN = Duration.ofSeconds(10);

  /** Starts receiving events. */
  void start();

  /** Stops receiving events. */
  @Override
  void close();

  /** The connection that the settings ask for. */
  static SlackConnection of(SlackClient client, App app, Clock clock) {
    return switch (client.settings().mode()) {
      case SOCKET -> new Socket(client.appToken(), app);
      case HTTP -> http(client.settings(), app, clock);
    };
  }

  private static SlackHttp http(SlackSettings settings, App app, Clock clock) {
    Secret secret =
        settings
            .signingSecret()
            .orElseThrow(() -> new SlackRefused("slack.signing-secret is needed in HTTP mode"));
    return new SlackHttp(
        app,
        new SlackSignature(secret, clock),
        new SlackHttp.Listening(settings.host(), settings.port(), BODY_WITHIN),
        clock);
  }

  /** A web socket that we open, and open again whenever it is lost. */
  final class Socket implements SlackConnection {
    /** Events handled at once; each is only written down. */
    private static final int AT_ONCE = 16;

    private final SocketModeApp socket;

    private Socket(String appToken, App app) {
      try {
        this.socket =
            new SocketModeApp(appToken, app, SocketModeClient.Backend.JavaWebSocket, AT_ONCE);
      } catch (IOException e) {
        throw new SlackRefused("Slack opens no socket: " + e.getMessage(), e);
      }
    }

    @Override
    public void start() {
      try {
        socket.startAsync();
      } catch (Exception e) {
        throw new SlackRefused("Slack opens no socket: " + e.getMessage(), e);
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
}
