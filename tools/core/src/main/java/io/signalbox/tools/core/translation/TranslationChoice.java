package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.ProtocolShape;
import java.util.Optional;

/** Selects the protocol translation that a call needs. */
public final class TranslationChoice {
  private TranslationChoice() {}

  /**
   * Returns the translation between client and provider; empty when they use the same protocol.
   *
   * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
   */
  public static Optional<ProtocolTranslation> between(
      ProtocolShape client, ProtocolShape provider, String mostTokens) {
    return between(client, provider, TranslationTerms.strict(mostTokens));
  }

  /** Returns the translation between client and provider with these settings. */
  public static Optional<ProtocolTranslation> between(
      ProtocolShape client, ProtocolShape provider, TranslationTerms terms) {
    if (client == provider || client == ProtocolShape.OPENAI_EMBEDDINGS) {
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
      ProtocolShape client, TranslationTerms terms, ProtocolTranslation messages) {
    return between(client, ProtocolShape.ANTHROPIC_MESSAGES, terms)
        .<ProtocolTranslation>map(here -> new ChainedTranslation(here, messages))
        .orElse(messages);
  }

  /** Returns the translation from the client's protocol to OpenAI chat; empty if it speaks that. */
  private static Optional<ProtocolTranslation> client(
      ProtocolShape client, TranslationTerms terms) {
    return switch (client) {
      case ANTHROPIC_MESSAGES -> Optional.of(new AnthropicByOpenAi(terms));
      case OPENAI_RESPONSES -> Optional.of(new ResponsesByOpenAi(terms));
      case OPENAI_CHAT, OPENAI_EMBEDDINGS, GEMINI, BEDROCK -> Optional.empty();
    };
  }

  /** Returns the translation from extended OpenAI chat to the provider's protocol. */
  private static ProtocolTranslation provider(ProtocolShape provider, TranslationTerms terms) {
    return switch (provider) {
      case ANTHROPIC_MESSAGES -> new OpenAiByAnthropic(terms);
      case OPENAI_CHAT -> new OpenAiBaseChat(terms);
      case GEMINI -> new OpenAiByGemini(terms);
      case OPENAI_RESPONSES, OPENAI_EMBEDDINGS, BEDROCK ->
          throw new IllegalArgumentException("no client of another protocol is sent there");
    };
  }
}
