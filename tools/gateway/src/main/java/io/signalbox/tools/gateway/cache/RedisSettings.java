package io.signalbox.tools.gateway.cache;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Connection settings of a Redis or Valkey server.
 *
 * @param url {@code redis://} or, with TLS, {@code rediss://}, with the number of the database
 * @param authority certificates that the server's is checked against; Java's own without
 */
public record RedisSettings(
    URI url, Optional<String> user, Optional<Secret> password, Optional<Path> authority) {

  /** Reads the section {@code gateway.redis}. */
  public static RedisSettings from(ConfigSection section) {
    String text =
        section
            .text("url", "Its address, such as rediss://cache.example:6379/0; rediss is with TLS.")
            .required();
    if (!text.matches("rediss?://[\\w.-]+(:\\d{1,5})?(/\\d{1,3})?")) {
      section.problem(
          "url", "must be redis:// or rediss:// with a host; user and password stand beside it");
      text = "redis://unset";
    }
    return new RedisSettings(
        URI.create(text),
        section.text("user", "Its user, where it has several.").optional(),
        section.secret("password", "The user's password.").optional(),
        section
            .path("ca", "Certificates (PEM) to check its own against; by default Java's.")
            .optional());
  }

  /** Returns whether the connection uses TLS. */
  public boolean isEncrypted() {
    return "rediss".equals(url.getScheme());
  }
}
