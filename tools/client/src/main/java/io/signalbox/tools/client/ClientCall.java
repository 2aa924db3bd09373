package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.route.DataClass;
import java.time.Duration;
import java.util.Optional;

/**
 * Call of a model with the JSON body of a provider's API, in which {@code model} names a route.
 *
 * @param json the body, which says {@code stream} for {@link GatewayClient#stream} and no other
 * @param dataClass of what it carries; the caller's own where it does not say
 * @param within how long the gateway has; then the direct lane is tried
 */
public record ClientCall(
    ApiProtocol shape, String json, Optional<DataClass> dataClass, Duration within) {
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** Creates a call of OpenAI's {@code /v1/chat/completions}. */
  public static ClientCall chat(String json) {
    return new ClientCall(ApiProtocol.OPENAI_CHAT, json, Optional.empty(), USUAL);
  }

  /** Creates a call of Anthropic's {@code /v1/messages}. */
  public static ClientCall messages(String json) {
    return new ClientCall(ApiProtocol.ANTHROPIC_MESSAGES, json, Optional.empty(), USUAL);
  }

  /** Creates a call of {@code /v1/embeddings}. */
  public static ClientCall embeddings(String json) {
    return new ClientCall(ApiProtocol.OPENAI_EMBEDDINGS, json, Optional.empty(), USUAL);
  }

  /** Returns a copy with a data class. */
  public ClientCall carrying(DataClass data) {
    return new ClientCall(shape, json, Optional.of(data), within);
  }

  /** Returns a copy with another time limit. */
  public ClientCall within(Duration patience) {
    return new ClientCall(shape, json, dataClass, patience);
  }

  byte[] bytes() {
    return json.getBytes(UTF_8);
  }
}
