package io.signalbox.tools.gateway;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A chat model behind an OpenAI-compatible address.
 *
 * @param name of the route, as answers show it
 * @param model as the provider names it
 * @param timeout for the whole call, from the first byte sent to the last received
 * @param mostTokens an answer may take
 */
public record ModelSettings(
    String name, URI baseUrl, String model, Optional<Secret> key, Duration timeout, int mostTokens) {

  /** Reads the section {@code model}. */
  public static ModelSettings from(ConfigSection section) {
    return new ModelSettings(
        section.text("name", "What answers call this route.").or("answers"),
        section.uri("base-url", "The OpenAI-compatible address, up to and with /v1.").required(),
        section.text("model", "The model, as the provider names it.").required(),
        section.secret("api-key", "The provider's key, where it wants one.").optional(),
        section
            .duration("timeout", "After this the composed answer is given instead.")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(5))
            .or(Duration.ofSeconds(20)),
        section.integer("max-tokens", "Most tokens of an answer.").between(64, 8_192).or(800));
  }
}
