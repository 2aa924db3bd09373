package io.signalbox.bot.app.live;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import java.util.Map;

/**
 * Settings of the webhook server for live sources: host, port, and a secret for each source.
 *
 * @param port 0 for any that is free
 * @param secrets by the name of the live source
 */
public record WebhookSettings(String host, int port, Map<String, Secret> secrets) {
  private static final int USUAL_PORT = 8092;

  public WebhookSettings {
    secrets = Map.copyOf(secrets);
  }

  /** Reads the section {@code live-webhooks}. */
  public static WebhookSettings from(ConfigSection section) {
    return new WebhookSettings(
        section.text("host", "The address to listen on.").or("127.0.0.1"),
        section
            .integer("port", "The port to listen on; 0 for any that is free.")
            .between(0, 65_535)
            .or(USUAL_PORT),
        section
            .map(
                "secrets",
                "Secret of each source's webhook, by the name of the source.",
                SettingType.secret())
            .required());
  }
}
