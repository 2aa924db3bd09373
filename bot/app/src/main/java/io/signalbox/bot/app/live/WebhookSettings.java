package io.signalbox.bot.app.live;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.config.secret.Secret;
import java.util.Map;

/**
 * Settings of the webhook server: host, port, and a secret for each live source and each sender of
 * deployments.
 *
 * @param port 0 for any that is free
 * @param secrets by the name of the live source
 * @param deployments secrets of those that announce deployments, by the name of the agent that they
 *     deploy, or {@code route:NAME}
 */
public record WebhookSettings(
    String host, int port, Map<String, Secret> secrets, Map<String, Secret> deployments) {
  private static final int USUAL_PORT = 8092;

  public WebhookSettings {
    secrets = Map.copyOf(secrets);
    deployments = Map.copyOf(deployments);
  }

  /** Reads the section {@code live-webhooks}. */
  public static WebhookSettings from(ConfigSection section) {
    if (!section.has("secrets") && !section.has("deployments")) {
      section.problem("secrets", "is missing, and so is deployments: nothing could be received");
    }
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
            .or(Map.of()),
        section
            .map(
                "deployments",
                "Secret of each deployment's webhook, by the name of the agent or route:NAME.",
                SettingType.secret())
            .or(Map.of()));
  }
}
