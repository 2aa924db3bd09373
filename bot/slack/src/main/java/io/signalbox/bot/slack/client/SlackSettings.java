package io.signalbox.bot.slack.client;

import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the Slack connection and of the channels.
 *
 * @param appToken opens the socket; needed in socket mode
 * @param signingSecret proves that a request is Slack's; needed in HTTP mode
 * @param host the address that Slack's requests arrive on; HTTP mode only
 * @param port that Slack's requests arrive on, behind a proxy that speaks TLS; HTTP mode only
 * @param apiUrl Slack's Web API, ending in a slash
 * @param unaskedConfidence what is answered unasked must be at least this certain: 0 to 1
 * @param prefix of the slash commands
 * @param channels by channel id
 */
public record SlackSettings(
    Mode mode,
    Secret botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    String host,
    int port,
    URI apiUrl,
    double unaskedConfidence,
    CommandPrefix prefix,
    Map<String, ChannelRule> channels) {

  /** Transport of Slack's events. */
  public enum Mode {
    /** Socket Mode: over a web socket that the bot opens, without a listening port. */
    SOCKET,
    /** Signed HTTP requests from Slack to the bot. */
    HTTP
  }

  public SlackSettings {
    channels = Map.copyOf(channels);
  }

  /** Reads the section {@code slack}. */
  public static SlackSettings from(ConfigSection section) {
    Mode mode = section.oneOf("mode", "How events arrive.", Mode.class).or(Mode.SOCKET);
    SlackSettings settings =
        new SlackSettings(
            mode,
            section.secret("bot-token", "The app's bot token, xoxb-….").required(),
            section.secret("app-token", "The app-level token, xapp-…, for socket mode.").optional(),
            section.secret("signing-secret", "The app's signing secret, for HTTP mode.").optional(),
            section.text("host", "The address to listen on in HTTP mode.").or("127.0.0.1"),
            section
                .integer("port", "Where Slack's requests arrive in HTTP mode.")
                .between(1, 65_535)
                .or(3_000),
            section
                .uri("api-url", "Slack's Web API; another for a workspace of one's own.")
                .or(URI.create("https://slack.com/api/")),
            section
                .decimal("unasked-confidence", "What is answered unasked must be this certain.")
                .between(0.0, 1.0)
                .or(0.85),
            CommandPrefix.from(section),
            ChannelRule.all(section));
    if (mode == Mode.SOCKET && settings.appToken().isEmpty()) {
      section.problem("app-token", "is needed in socket mode");
    }
    if (mode == Mode.HTTP && settings.signingSecret().isEmpty()) {
      section.problem("signing-secret", "is needed in HTTP mode");
    }
    return settings;
  }
}
