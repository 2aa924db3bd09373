package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The tests of docs/extending.md that a translation between two protocols has to pass. */
class AddedProtocolTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProtocolTranslation translation =
      TranslationSelector.between(
              ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES, "max_tokens")
          .orElseThrow();

  // snippet: protocol-test
  @Test
  void aRequestKeepsItsMessagesInTheProvidersProtocol() throws IOException {
    byte[] request =
        translation.request(
            """
            {"model": "answers", "max_tokens": 50, "messages": [
              {"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]}
            """
                .getBytes(UTF_8));

    JsonNode sent = JSON.readTree(request);
    assertThat(sent.path("system").toString()).contains("Be brief.");
    assertThat(sent.path("messages")).hasSize(1);
    assertThat(sent.path("max_tokens").asInt()).isEqualTo(50);
  }

  @Test
  void whatTheProviderCannotExpressIsRefusedByName() {
    byte[] request =
        "{\"model\": \"answers\", \"n\": 2, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
            .getBytes(UTF_8);

    assertThatThrownBy(() -> translation.request(request))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.sentence()).contains("n"));
  }

  @Test
  void anAnswerKeepsItsTextAndItsUsage() {
    byte[] answer =
        translation.answer(
            200,
            """
            {"type": "message", "id": "m1", "role": "assistant", "model": "m", "stop_reason": "end_turn",
             "content": [{"type": "text", "text": "Hi"}], "usage": {"input_tokens": 9, "output_tokens": 2}}
            """
                .getBytes(UTF_8));

    assertThat(AnswerReader.read(answer))
        .hasValueSatisfying(
            facts -> {
              assertThat(facts.text()).contains("Hi");
              assertThat(facts.usage())
                  .hasValueSatisfying(u -> assertThat(u.output()).isEqualTo(2));
            });
  }

  // snippet end

  @Test
  void aClientOfTheProvidersOwnProtocolIsNotTranslatedFor() {
    assertThat(
            TranslationSelector.between(
                ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.ANTHROPIC_MESSAGES, "max_tokens"))
        .isEmpty();
  }
}
