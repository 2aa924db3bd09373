package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.ApiProtocol;
import java.util.Optional;

/** Selects the protocol translation that a call needs. */
public final class TranslationSelector {
  private TranslationSelector() {}

  /**
   * Returns the translation between client and provider; empty when they use the same protocol.
   *
   * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
   */
  public static Optional<ProtocolTranslation> between(
      ApiProtocol client, ApiProtocol provider, String mostTokens) {
    return between(client, provider, TranslationSettings.strict(mostTokens));
  }

  /** Returns the translation between client and provider with these settings. */
  public static Optional<ProtocolTranslation> between(
      ApiProtocol client, ApiProtocol provider, TranslationSettings terms) {
    if (client == provider || client == ApiProtocol.OPENAI_EMBEDDINGS) {
      return Optional.empty();
    }
    ProtocolTranslation there = provider(provider, terms);
    return Optional.of(
        client(client, terms)
            .<ProtocolTranslation>map(here -> new ChainedTranslation(here, there))
            .orElse(there));
  }

  /**
   * Returns the translation to a provider that is reached by way of Anthropic Messages.
   *
   * @param messages from Anthropic's messages to the provider's protocol
   */
  public static ProtocolTranslation overMessages(
      ApiProtocol client, TranslationSettings terms, ProtocolTranslation messages) {
    return between(client, ApiProtocol.ANTHROPIC_MESSAGES, terms)
        .<ProtocolTranslation>map(here -> new ChainedTranslation(here, messages))
        .orElse(messages);
  }

  /** Returns the translation from the client's protocol to OpenAI chat; empty if it speaks that. */
  private static Optional<ProtocolTranslation> client(
      ApiProtocol client, TranslationSettings terms) {
    return switch (client) {
      case ANTHROPIC_MESSAGES -> Optional.of(new AnthropicByOpenAi(terms));
      case OPENAI_RESPONSES -> Optional.of(new ResponsesByOpenAi(terms));
      case OPENAI_CHAT, OPENAI_EMBEDDINGS, GEMINI, BEDROCK -> Optional.empty();
    };
  }

  /** Returns the translation from extended OpenAI chat to the provider's protocol. */
  private static ProtocolTranslation provider(ApiProtocol provider, TranslationSettings terms) {
    return switch (provider) {
      case ANTHROPIC_MESSAGES -> new OpenAiByAnthropic(terms);
      case OPENAI_CHAT -> new OpenAiBaseChat(terms);
      case GEMINI -> new OpenAiByGemini(terms);
      case OPENAI_RESPONSES, OPENAI_EMBEDDINGS, BEDROCK ->
          throw new IllegalArgumentException("no client of another protocol is sent there");
    };
  }
}
