package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Conversations say the same on both sides of a translation. */
class TranslationRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProtocolTranslation toAnthropic =
      TranslationSelector.between(
              ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES, "max_tokens")
          .orElseThrow();
  private final ProtocolTranslation toOpenAi =
      TranslationSelector.between(
              ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.OPENAI_CHAT, "max_tokens")
          .orElseThrow();

  @Property(tries = 200, seed = "17")
  void aConversationComesBackFromTheOtherProtocolAsItWas(
      @ForAll @Size(min = 1, max = 5) List<@From("texts") String> turns,
      @ForAll("texts") String system,
      @ForAll @IntRange(min = 1, max = 9_999) int most)
      throws IOException {
    ObjectNode request = JSON.createObjectNode().put("model", "answers").put("max_tokens", most);
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "system").put("content", system);
    for (int i = 0; i < turns.size(); i++) {
      messages
          .addObject()
          .put("role", i % 2 == 0 ? "user" : "assistant")
          .put("content", turns.get(i));
    }

    byte[] there = toAnthropic.request(JSON.writeValueAsBytes(request));
    JsonNode back = JSON.readTree(toOpenAi.request(there));

    assertThat(JSON.readTree(there).path("max_tokens").asInt()).isEqualTo(most);
    assertThat(back.path("max_tokens").asInt()).isEqualTo(most);
    assertThat(said(back)).isEqualTo(said(request));
  }

  @Property(tries = 200, seed = "17")
  void anAnswerKeepsTextUsageAndReason(
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 90_000) int input,
      @ForAll @IntRange(max = 90_000) int output)
      throws IOException {
    ObjectNode answer =
        JSON.createObjectNode()
            .put("type", "message")
            .put("id", "m1")
            .put("role", "assistant")
            .put("model", "m")
            .put("stop_reason", "max_tokens");
    answer.putArray("content").addObject().put("type", "text").put("text", text);
    answer.putObject("usage").put("input_tokens", input).put("output_tokens", output);

    byte[] openAi = toAnthropic.answer(200, JSON.writeValueAsBytes(answer));
    AnswerFacts there = AnswerReader.read(openAi).orElseThrow();
    AnswerFacts back = AnswerReader.read(toOpenAi.answer(200, openAi)).orElseThrow();

    assertThat(there.text()).contains(text);
    assertThat(there.finishReason()).contains("length");
    assertThat(back.text()).contains(text);
    assertThat(back.finishReason()).contains("max_tokens");
    for (AnswerFacts facts : List.of(there, back)) {
      assertThat(facts.usage())
          .hasValueSatisfying(
              usage -> {
                assertThat(usage.input()).isEqualTo(input);
                assertThat(usage.output()).isEqualTo(output);
              });
    }
  }

  @Property(tries = 100, seed = "17")
  void anErrorKeepsItsSentence(@ForAll("texts") String sentence) throws IOException {
    ObjectNode error = JSON.createObjectNode().put("type", "error");
    error.putObject("error").put("type", "invalid_request_error").put("message", sentence);

    byte[] there = toAnthropic.answer(400, JSON.writeValueAsBytes(error));
    byte[] back = toOpenAi.answer(400, there);

    assertThat(JSON.readTree(there).path("error").path("message").asText()).isEqualTo(sentence);
    assertThat(JSON.readTree(back).path("error").path("message").asText()).isEqualTo(sentence);
  }

  /** Role and text of each message, however the protocol writes a text. */
  private static List<String> said(JsonNode request) {
    List<String> said = new ArrayList<>();
    for (JsonNode message : request.path("messages")) {
      JsonNode content = message.path("content");
      StringBuilder text = new StringBuilder();
      if (content.isTextual()) {
        text.append(content.asText());
      }
      content.forEach(part -> text.append(part.path("text").asText()));
      said.add(message.path("role").asText() + ": " + text);
    }
    return said;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab Z09\"\\\n\t{}[]<>&äß€🤷".toCharArray())
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(text -> new String(text.getBytes(UTF_8), UTF_8))
        .filter(text -> !text.isBlank());
  }
}
