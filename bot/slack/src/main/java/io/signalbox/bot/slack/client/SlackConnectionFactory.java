package io.signalbox.bot.slack.client;

import com.slack.api.bolt.App;
import io.signalbox.config.secret.Secret;
import java.time.Clock;
import java.time.Duration;

/** Factory of the connection that receives Slack's events: Socket Mode or HTTP, by the settings. */
public final class SlackConnectionFactory {
  /** Time limit for the body of a request from Slack; such bodies are small. */
  private static final Duration BODY_WITHIN = Duration.ofSeconds(10);

  private SlackConnectionFactory() {}

  /** Returns the connection for the configured mode. */
  public static SlackConnection of(SlackClient client, App app, Clock clock) {
    return switch (client.settings().mode()) {
      case SOCKET -> new ReconnectingWebSocket(client.appToken(), app);
      case HTTP -> http(client.settings(), app, clock);
    };
  }

  private static SignedRequestServer http(SlackSettings settings, App app, Clock clock) {
    Secret secret =
        settings
            .signingSecret()
            .orElseThrow(
                () -> new SlackRefusedException("slack.signing-secret is needed in HTTP mode"));
    return new SignedRequestServer(
        app,
        new SlackSignature(secret, clock),
        new SignedRequestServer.Listening(settings.host(), settings.port(), BODY_WITHIN),
        clock);
  }
}
