package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.ProtocolShape;
import java.util.Optional;

/** Translation between a client of one protocol and a provider of the other. Immutable. */
public sealed interface ProtocolTranslation permits OpenAiByAnthropic, AnthropicByOpenAi {

  /**
   * Returns the translation between client and provider; empty when they use the same protocol.
   *
   * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
   */
  static Optional<ProtocolTranslation> between(ProtocolShape client, ProtocolShape provider, String mostTokens) {
    if (client == ProtocolShape.OPENAI_CHAT && provider == ProtocolShape.ANTHROPIC_MESSAGES) {
      return Optional.of(new OpenAiByAnthropic());
    }
    if (client == ProtocolShape.ANTHROPIC_MESSAGES && provider == ProtocolShape.OPENAI_CHAT) {
      return Optional.of(new AnthropicByOpenAi(mostTokens));
    }
    return Optional.empty();
  }

  /**
   * A request as the provider reads it.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBody when something in it cannot be said in the
   *     provider's protocol, with a sentence that names it
   */
  byte[] request(byte[] client);

  /**
   * A whole answer as the client reads it, an error too.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBody when it is no answer of the provider's protocol
   */
  byte[] answer(int status, byte[] provider);

  /** The events of one streamed answer. */
  EventTranslation events();
}
