package io.signalbox.tools.core.translation;

import static io.signalbox.tools.core.translation.TranslationFixture.bytes;
import static io.signalbox.tools.core.translation.TranslationFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of OpenAI's and Anthropic's over Gemini, in the shapes that its documents show. */
class GeminiTranslationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALL =
      """
      {"candidates":[{"content":{"role":"model","parts":[{"text":"thinking…","thought":true},
        {"functionCall":{"name":"add_numbers","args":{"a":17,"b":25}},"thoughtSignature":"Ab+/Cd=="},
        {"functionCall":{"name":"add_numbers","args":{"a":1,"b":2}}}]},"finishReason":"STOP"}],
       "usageMetadata":{"promptTokenCount":40,"candidatesTokenCount":12,"thoughtsTokenCount":5,"totalTokenCount":57},
       "modelVersion":"gemini-3-pro","responseId":"r1"}
      """;

  private final ProtocolTranslation messages =
      TranslationSelector.between(ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.GEMINI, "max_tokens")
          .orElseThrow();
  private final ProtocolTranslation chat =
      TranslationSelector.between(ApiProtocol.OPENAI_CHAT, ApiProtocol.GEMINI, "max_tokens")
          .orElseThrow();

  @Test
  void aConversationWithToolsIsSaidInGeminisWords() {
    JsonNode sent =
        json(
            messages.request(
                bytes(
                    """
                    {"model":"gemini-2.5-pro","max_tokens":200,"top_k":3,"temperature":0.5,"stop_sequences":["END"],
                     "thinking":{"type":"enabled","budget_tokens":2048},"system":"be brief",
                     "tools":[{"name":"add_numbers","description":"Adds.","input_schema":{"type":"object"}}],
                     "tool_choice":{"type":"tool","name":"add_numbers"},
                     "messages":[{"role":"user","content":"17 + 25"},
                      {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"add_numbers","input":{"a":17}},
                       {"type":"tool_use","id":"t2","name":"add_numbers","input":{}}]},
                      {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","is_error":true,"content":"no b"},
                       {"type":"tool_result","tool_use_id":"t2","content":[{"type":"image","source":
                        {"type":"base64","media_type":"image/jpeg","data":"QUJD"}}]}]}]}
                    """)));

    assertThat(sent)
        .isEqualTo(
            json(
                bytes(
                    """
                    {"systemInstruction":{"parts":[{"text":"be brief"}]},
                     "contents":[{"role":"user","parts":[{"text":"17 + 25"}]},
                      {"role":"model","parts":[{"functionCall":{"name":"add_numbers","args":{"a":17}}},
                       {"functionCall":{"name":"add_numbers","args":{}}}]},
                      {"role":"user","parts":[{"functionResponse":{"name":"add_numbers","response":{"error":"no b"}}},
                       {"functionResponse":{"name":"add_numbers","response":{"output":""}}},
                       {"inlineData":{"mimeType":"image/jpeg","data":"QUJD"}}]}],
                     "tools":[{"functionDeclarations":[{"name":"add_numbers","description":"Adds.",
                       "parametersJsonSchema":{"type":"object"}}]}],
                     "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["add_numbers"]}},
                     "generationConfig":{"maxOutputTokens":200,"temperature":0.5,"topK":3,"stopSequences":["END"],
                      "thinkingConfig":{"thinkingBudget":2048,"includeThoughts":true}}}
                    """)));
  }

  @Test
  void aSignatureComesBackWithItsCallAndNoOtherProviderSeesIt() {
    JsonNode answer = json(chat.answer(200, bytes(CALL)));
    JsonNode message = answer.at("/choices/0/message");
    String history =
        "{\"model\":\"gemini-3-pro\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},%s,{\"role\":\"tool\",\"tool_call_id\":%s,\"content\":\"42\"}]}"
            .formatted(message, message.at("/tool_calls/0/id"));

    JsonNode sent = json(chat.request(bytes(history)));

    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(message.at("/tool_calls/0/id").asText()).matches("[A-Za-z0-9_-]+");
    assertThat(message.path("reasoning_content").asText()).isEqualTo("thinking…");
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(17);
    assertThat(sent.at("/contents/1/parts/0/thoughtSignature").asText()).isEqualTo("Ab+/Cd==");
    assertThat(sent.at("/contents/1/parts/1").has("thoughtSignature")).isFalse();
    assertThat(sent.at("/contents/2/parts/0/functionResponse/name").asText())
        .isEqualTo("add_numbers");
    byte[] elsewhere =
        TranslationSelector.between(
                ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES, "max_tokens")
            .orElseThrow()
            .request(bytes(history));
    assertThat(new String(elsewhere, UTF_8)).doesNotContain("__sig__");
  }

  @Test
  void aWholeCallInOnePieceIsABlockWithItsArguments() {
    List<JsonNode> events = new ArrayList<>();
    EventTranslation streamed = messages.events(bytes("{}"));
    streamed
        .next(new SseEvent(bytes("data: " + CALL.replace("\n", "") + "\n\n")))
        .forEach(each -> events.add(json(bytes(each.data().orElse("")))));
    streamed.end().forEach(each -> events.add(json(bytes(each.data().orElse("")))));

    assertThat(events.stream().map(each -> each.path("type").asText()))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    assertThat(json(bytes(events.get(6).at("/delta/partial_json").asText())))
        .isEqualTo(json(bytes("{\"a\":17,\"b\":25}")));
    assertThat(events.get(11).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
    assertThat(events.get(11).at("/usage/input_tokens").asInt()).isEqualTo(40);
  }

  @Test
  void aBlockedPromptIsARefusalAndAnErrorHasItsSentence() {
    JsonNode blocked =
        json(chat.answer(200, bytes("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}")));
    JsonNode error =
        json(
            messages.answer(
                400,
                bytes(
                    "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\",\"message\":\"Function"
                        + " call is missing a thought_signature\"}}")));

    assertThat(blocked.at("/choices/0/finish_reason").asText()).isEqualTo("content_filter");
    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.at("/error/message").asText()).contains("thought_signature");
  }

  @Test
  void aCallThatAnotherModelMadeIsSaidToBeOne() {
    JsonNode sent =
        json(
            chat.request(
                bytes(
                    "{\"model\":\"gemini-3-pro\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}]}")));

    assertThat(sent.at("/contents/1/parts/0/thoughtSignature").asText())
        .isEqualTo("skip_thought_signature_validator");
  }
}
