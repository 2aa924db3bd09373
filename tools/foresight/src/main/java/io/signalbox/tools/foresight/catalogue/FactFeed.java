package io.signalbox.tools.foresight.catalogue;

import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * Feed from the settings, polled for facts about models: a file or URL and its format.
 *
 * @param from a file, or an http or https URL
 * @param channel the channel that the facts are about, where the form does not say
 * @param key sent to a URL
 */
public record FactFeed(String from, FeedForm form, Optional<String> channel, Optional<Secret> key) {

  /** Format of a feed of model facts. */
  public enum FeedForm {
    /** The catalogue's own form. */
    FACTS,
    /** Response of OpenAI's {@code GET /v1/models}, with {@code shutdown_date}. */
    OPENAI,
    /** Azure's list of models, with {@code deprecation.inference}. */
    AZURE,
    /** Response of Bedrock's {@code ListFoundationModels} or {@code GetFoundationModel}. */
    BEDROCK,
    /** LiteLLM's {@code model_prices_and_context_window.json}. */
    LITELLM
  }

  /** Returns whether the feed is read over HTTP. */
  public boolean isRemote() {
    return from.startsWith("http://") || from.startsWith("https://");
  }
}
