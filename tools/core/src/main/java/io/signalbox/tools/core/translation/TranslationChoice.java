package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.ProtocolShape;
import java.util.Optional;

/** Choice of the translation that a call needs. */
public final class TranslationChoice {
  private TranslationChoice() {}

  /**
   * Returns the translation between client and provider; empty when they use the same protocol.
   *
   * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
   */
  public static Optional<ProtocolTranslation> between(
      ProtocolShape client, ProtocolShape provider, String mostTokens) {
    if (client == ProtocolShape.OPENAI_CHAT && provider == ProtocolShape.ANTHROPIC_MESSAGES) {
      return Optional.of(new OpenAiByAnthropic());
    }
    if (client == ProtocolShape.ANTHROPIC_MESSAGES && provider == ProtocolShape.OPENAI_CHAT) {
      return Optional.of(new AnthropicByOpenAi(mostTokens));
    }
    return Optional.empty();
  }
}
