package io.signalbox.bot.app.assembly;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * Settings of a gateway's administration server: host, port and key.
 *
 * @param port 0 for any that is free
 * @param key empty for one that each start makes anew
 */
public record AdminSettings(boolean enabled, String host, int port, Optional<Secret> key) {
  /** Reads the section {@code gateway.admin}. */
  public static AdminSettings from(ConfigSection section) {
    return new AdminSettings(
        section.bool("enabled", "Whether a running gateway can be administered.").or(true),
        section.text("host", "The address to listen on.").or("127.0.0.1"),
        section
            .integer("port", "The port to listen on; 0 for any that is free.")
            .between(0, 65_535)
            .or(0),
        section
            .secret("key", "The key for programs; without one each start makes its own.")
            .optional());
  }
}
