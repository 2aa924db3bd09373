package io.signalbox.tools.gateway.accounting;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the call logs: JSON lines file, OTLP endpoint and the key that encrypts texts.
 *
 * @param file of JSON lines
 * @param otlp OTLP over HTTP, up to and with {@code /v1/logs}
 * @param textKey encrypts the texts of routes that want them written; without one none are
 */
public record CallLogSettings(Optional<Path> file, Optional<URI> otlp, Optional<Secret> textKey) {
  /** Reads the section {@code gateway.log}. */
  public static CallLogSettings from(ConfigSection section) {
    return new CallLogSettings(
        section.path("file", "A file that gets a line of JSON for each call.").optional(),
        section
            .uri("otlp", "Where records are sent by OTLP over HTTP, up to and with /v1/logs.")
            .optional(),
        section
            .secret("text-key", "Encrypts texts in the file; keystore:NAME for one of the vault.")
            .optional());
  }
}
