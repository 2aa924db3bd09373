package io.signalbox.tools.core.bedrock;

import static io.signalbox.tools.core.translation.TranslationFixture.bytes;
import static io.signalbox.tools.core.translation.TranslationFixture.events;
import static io.signalbox.tools.core.translation.TranslationFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.route.UnsupportedFeatureRule;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import io.signalbox.tools.core.translation.TranslationSelector;
import io.signalbox.tools.core.translation.TranslationSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of all protocols over Converse, in the shapes that Amazon's documents and SDKs show. */
class BedrockTranslationTest {
  private static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  private final ProtocolTranslation messages = from(ApiProtocol.ANTHROPIC_MESSAGES);
  private final ProtocolTranslation chat = from(ApiProtocol.OPENAI_CHAT);

  private static ProtocolTranslation from(ApiProtocol client) {
    TranslationSettings terms = TranslationSettings.strict("max_tokens");
    return TranslationSelector.overMessages(client, terms, new AnthropicByBedrock(terms));
  }

  @Test
  void aConversationWithToolsThoughtsAndPicturesIsSaidInConversesWords() {
    JsonNode sent =
        json(
            messages.request(
                bytes(
                    """
                    {"model":"%s","max_tokens":3000,"top_k":3,"temperature":1,"stop_sequences":["END"],
                     "thinking":{"type":"enabled","budget_tokens":2048},
                     "system":[{"type":"text","text":"be brief","cache_control":{"type":"ephemeral","ttl":"1h"}}],
                     "tools":[{"name":"add","description":"","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}}],
                     "tool_choice":{"type":"auto","disable_parallel_tool_use":true},
                     "messages":[{"role":"user","content":"17 + 25"},
                      {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"c2ln"},
                       {"type":"thinking","thinking":"mine","signature":"sbx-unsigned"},
                       {"type":"redacted_thinking","data":"cmVk"},
                       {"type":"text","text":" "},
                       {"type":"tool_use","id":"call|1","name":"add","input":{"a":17}}]},
                      {"role":"user","content":[{"type":"tool_result","tool_use_id":"call|1","is_error":true,"content":"no b"}]},
                      {"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"QUJD"}},
                       {"type":"document","title":"A/B","source":{"type":"base64","media_type":"application/pdf","data":"UERG"}}]}]}
                    """
                        .formatted(CLAUDE))));

    assertThat(sent)
        .isEqualTo(
            json(
                bytes(
                    """
                    {"system":[{"text":"be brief"},{"cachePoint":{"type":"default","ttl":"1h"}}],
                     "messages":[{"role":"user","content":[{"text":"17 + 25"}]},
                      {"role":"assistant","content":[
                       {"reasoningContent":{"reasoningText":{"text":"hm","signature":"c2ln"}}},
                       {"reasoningContent":{"redactedContent":"cmVk"}},
                       {"toolUse":{"toolUseId":"call_1","name":"add","input":{"a":17}}}]},
                      {"role":"user","content":[
                       {"toolResult":{"toolUseId":"call_1","content":[{"text":"no b"}],"status":"error"}},
                       {"image":{"format":"jpeg","source":{"bytes":"QUJD"}}},
                       {"document":{"format":"pdf","name":"A B 2","source":{"bytes":"UERG"}}}]}],
                     "toolConfig":{"tools":[{"toolSpec":{"name":"add","inputSchema":{"json":{"type":"object"}}}},
                       {"cachePoint":{"type":"default"}}]},
                     "inferenceConfig":{"maxTokens":3000,"temperature":1,"stopSequences":["END"]},
                     "additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":2048},"top_k":3,
                       "tool_choice":{"type":"auto","disable_parallel_tool_use":true}}}
                    """)));
  }

  @Test
  void aChatAsksEachFamilyOfModelsForThoughtsInItsOwnWords() {
    String ask =
        """
        {"model":"%s","max_completion_tokens":20000,"reasoning_effort":"high",
         "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"}}},
         "messages":[{"role":"user","content":"hi"}]}
        """;

    JsonNode claude = json(chat.request(bytes(ask.formatted(CLAUDE))));
    JsonNode nova = json(chat.request(bytes(ask.formatted("us.amazon.nova-2-lite-v1:0"))));

    assertThat(claude.at("/additionalModelRequestFields/thinking/type").asText())
        .isEqualTo("enabled");
    assertThat(claude.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(20_000);
    assertThat(claude.at("/outputConfig/textFormat/structure/jsonSchema/schema").asText())
        .isEqualTo("{\"type\":\"object\"}");
    assertThat(nova.at("/additionalModelRequestFields/reasoningConfig/maxReasoningEffort").asText())
        .isEqualTo("high");
    assertThatThrownBy(() -> chat.request(bytes(ask.formatted("meta.llama3-70b-instruct-v1:0"))))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.sentence()).contains("'thinking'"));
  }

  @Test
  void aConversationWithCallsDeclaresTheirToolsWhereTheRequestDoesNot() {
    JsonNode sent =
        json(
            chat.request(
                bytes(
                    """
                    {"model":"meta.llama3-70b-instruct-v1:0","messages":[{"role":"user","content":"hi"},
                     {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",
                      "function":{"name":"look","arguments":"{}"}}]},
                     {"role":"tool","tool_call_id":"c1","content":""}]}
                    """)));

    assertThat(sent.at("/toolConfig/tools/0/toolSpec/name").asText()).isEqualTo("look");
    assertThat(sent.at("/messages/2/content/0/toolResult/content/0/text").asText())
        .isEqualTo("(empty)");
  }

  @Test
  void whatConverseCannotSayIsRefusedByNameOrLeftOut() {
    String picture =
        """
        {"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"see"},
         {"type":"image","source":{"type":"url","url":"https://x.example/a.png"}}]}]}
        """;
    TranslationSettings drops = new TranslationSettings("max_tokens", UnsupportedFeatureRule.DROP);

    assertThatThrownBy(() -> messages.request(bytes(picture)))
        .isInstanceOfSatisfying(
            MalformedBodyException.class,
            e -> assertThat(e.sentence()).contains("a picture by its address"));
    for (String field : List.of("\"top_k\":3", "\"tools\":[{\"type\":\"web_search_20250305\"}]")) {
      String refused = "{\"model\":\"meta.llama\",\"messages\":[]," + field + "}";
      assertThatThrownBy(() -> messages.request(bytes(refused)))
          .isInstanceOf(MalformedBodyException.class);
    }
    String seed = "{\"model\":\"m\",\"messages\":[],\"seed\":1}";
    assertThatThrownBy(() -> chat.request(bytes(seed))).isInstanceOf(MalformedBodyException.class);
    assertThat(
            json(new AnthropicByBedrock(drops).request(bytes(picture))).at("/messages/0/content"))
        .hasSize(1);
  }

  @Test
  void instructionsAloneBecomeTheUsers() {
    String alone = "{\"model\":\"m\",\"system\":\"go on\",\"messages\":[]}";

    assertThat(json(messages.request(bytes(alone))))
        .isEqualTo(
            json(bytes("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"go on\"}]}]}")));
  }

  @Test
  void anAnswerComesWithThoughtsCallsAndWhatTheCacheCost() {
    String said =
        """
        {"output":{"message":{"role":"assistant","content":[
          {"reasoningContent":{"reasoningText":{"text":"hm","signature":"c2ln"}}},
          {"text":"Let me see."},{"toolUse":{"toolUseId":"t1","name":"add","input":{"a":1}}}]}},
         "stopReason":"tool_use","metrics":{"latencyMs":12},
         "usage":{"inputTokens":10,"outputTokens":9,"totalTokens":1019,"cacheReadInputTokens":600,
          "cacheWriteInputTokens":400,"cacheDetails":[{"ttl":"1h","inputTokens":300},{"ttl":"5m","inputTokens":100}]}}
        """;

    JsonNode answer = json(messages.answer(200, bytes(said)));
    JsonNode inChat = json(chat.answer(200, bytes(said)));

    assertThat(answer.at("/content/0/signature").asText()).isEqualTo("c2ln");
    assertThat(answer.at("/content/2/input/a").asInt()).isEqualTo(1);
    assertThat(answer.path("stop_reason").asText()).isEqualTo("tool_use");
    assertThat(answer.at("/usage/cache_creation/ephemeral_1h_input_tokens").asInt()).isEqualTo(300);
    assertThat(inChat.at("/usage/prompt_tokens").asInt()).isEqualTo(1_010);
    assertThat(inChat.at("/choices/0/message/reasoning_content").asText()).isEqualTo("hm");
    assertThat(inChat.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
  }

  @Test
  void parallelCallsOfAStreamStayApartAndTheCountsComeAfterTheEnd() {
    String[] stream = {
      "{\"messageStart\":{\"role\":\"assistant\",\"p\":\"abc\"}}",
      "{\"contentBlockDelta\":{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"hm\"}}}}",
      "{\"contentBlockDelta\":{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"signature\":\"c2ln\"}}}}",
      "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
      "{\"contentBlockDelta\":{\"contentBlockIndex\":1,\"delta\":{\"text\":\"see\"}}}",
      // No end of the text, as some models do.
      "{\"contentBlockStart\":{\"contentBlockIndex\":2,\"start\":{\"toolUse\":{\"toolUseId\":\"a\",\"name\":\"f\"}}}}",
      "{\"contentBlockDelta\":{\"contentBlockIndex\":2,\"delta\":{\"toolUse\":{\"input\":\"{\\\"x\\\":1}\"}}}}",
      // The same number again.
      "{\"contentBlockStart\":{\"contentBlockIndex\":2,\"start\":{\"toolUse\":{\"toolUseId\":\"b\",\"name\":\"g\"}}}}",
      "{\"contentBlockStop\":{\"contentBlockIndex\":2}}",
      "{\"messageStop\":{\"stopReason\":\"tool_use\"}}",
      "{\"metadata\":{\"usage\":{\"inputTokens\":7,\"outputTokens\":5,\"totalTokens\":12},\"metrics\":{\"latencyMs\":1}}}"
    };

    List<JsonNode> events = events(messages, "{\"model\":\"m\"}", stream);

    assertThat(events)
        .extracting(
            event ->
                event.path("type").asText().replace("content_block_", "")
                    + " "
                    + event.path("index").asText(""))
        .containsExactly(
            "message_start ",
            "start 0",
            "delta 0",
            "delta 0",
            "stop 0",
            "start 1",
            "delta 1",
            "stop 1",
            "start 2",
            "delta 2",
            "stop 2",
            "start 3",
            "stop 3",
            "message_delta ",
            "message_stop ");
    assertThat(events.get(13).at("/usage/input_tokens").asInt()).isEqualTo(7);
    assertThat(events.get(13).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
  }

  @Test
  void aFaultInAStreamIsAnErrorOfTheClientsProtocol() {
    String fault = "{\"throttlingException\":{\"message\":\"Too many tokens\"}}";

    assertThat(events(messages, "{\"model\":\"m\"}", fault).getFirst().at("/error/type").asText())
        .isEqualTo("rate_limit_error");
    assertThat(
            events(chat, "{\"model\":\"m\",\"messages\":[]}", fault)
                .getFirst()
                .at("/error/message")
                .asText())
        .isEqualTo("Too many tokens");
  }

  @Test
  void aRefusalOfTheProviderKeepsItsSentence() {
    byte[] refusal = bytes("{\"message\":\"The model is not ready for inference.\"}");

    assertThat(json(messages.answer(400, refusal)).at("/error/message").asText())
        .isEqualTo("The model is not ready for inference.");
    assertThat(json(chat.answer(400, refusal)).at("/error/message").asText())
        .isEqualTo("The model is not ready for inference.");
  }

  @Test
  void aModelsArnIsOnePartOfThePath() {
    assertThat(AnthropicByBedrock.path("arn:aws:bedrock:eu-west-1:1:inference-profile/x", true))
        .isEqualTo(
            "/model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Ainference-profile%2Fx/converse-stream");
  }
}
