package io.signalbox.tools.gateway.budget;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * Recipients of budget alerts, besides the budget's owner: a webhook and a Slack channel.
 *
 * @param webhook gets JSON with a {@code text}, as Slack's incoming webhooks take it
 * @param channel of Slack, where the bot posts
 */
public record AlertSettings(Optional<Secret> webhook, Optional<String> channel) {
  public static final AlertSettings NONE = new AlertSettings(Optional.empty(), Optional.empty());

  /** Reads the section {@code gateway.alerts}. */
  public static AlertSettings from(ConfigSection section) {
    return new AlertSettings(
        section.secret("webhook", "A URL that JSON with a text is posted to.").optional(),
        section.text("channel", "A Slack channel that the bot posts to.").optional());
  }
}
