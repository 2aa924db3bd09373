package io.signalbox.tools.gateway;

import io.signalbox.config.ConfigSection;
import java.time.Duration;

/**
 * Where the gateway listens.
 *
 * @param port 0 for any that is free
 * @param drain how long calls under way may take when it stops
 */
public record ServerSettings(String host, int port, Duration drain) {

  /** Reads the section {@code gateway}. */
  public static ServerSettings from(ConfigSection section) {
    return new ServerSettings(
        section.text("host", "The address to listen on.").or("127.0.0.1"),
        section.integer("port", "The port to listen on.").between(0, 65_535).or(8_788),
        section
            .duration("drain", "How long calls under way may take when it stops.")
            .between(Duration.ZERO, Duration.ofMinutes(10))
            .or(Duration.ofSeconds(20)));
  }
}
