package io.signalbox.tools.foresight.catalogue;

import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * Place that facts about models are read from, now and then.
 *
 * @param from a file, or an http or https URL
 * @param channel the channel that the facts are about, where the form does not say
 * @param key sent to a URL
 */
public record FactFeed(String from, FeedForm form, Optional<String> channel, Optional<Secret> key) {

  /** Forms of facts. */
  public enum FeedForm {
    /** The catalogue's own. */
    FACTS,
    /** OpenAI's {@code GET /v1/models}, with {@code shutdown_date}. */
    OPENAI,
    /** Azure's list of models, with {@code deprecation.inference}. */
    AZURE,
    /** Bedrock's {@code ListFoundationModels} or {@code GetFoundationModel}. */
    BEDROCK,
    /** LiteLLM's {@code model_prices_and_context_window.json}. */
    LITELLM
  }

  /** Returns whether it is reached over the network. */
  public boolean isRemote() {
    return from.startsWith("http://") || from.startsWith("https://");
  }
}
