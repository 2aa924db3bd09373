package io.signalbox.tools.core.translation;

import static io.signalbox.tools.core.translation.TranslationFixture.bytes;
import static io.signalbox.tools.core.translation.TranslationFixture.events;
import static io.signalbox.tools.core.translation.TranslationFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.route.UnsupportedFeatureRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's Responses over providers that speak its chat, or Anthropic's messages. */
class ResponsesTranslationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As Codex sends it, with its tools but those that only OpenAI runs. */
  private static final String CODEX =
      """
      {"model":"m","instructions":"You are Codex.","input":[
        {"type":"message","role":"developer","content":[{"type":"input_text","text":"sandboxed"}]},
        {"type":"message","role":"user","content":[{"type":"input_text","text":"list files"}]},
        {"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":"gAAA"},
        {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Looking."}]},
        {"type":"function_call","name":"shell","arguments":"{\\"command\\":[\\"ls\\"]}","call_id":"c1"},
        {"type":"custom_tool_call","call_id":"c2","name":"apply_patch","input":"*** Begin"},
        {"type":"function_call_output","call_id":"c1","output":"a.txt"},
        {"type":"custom_tool_call_output","call_id":"c2","output":[{"type":"input_text","text":"done"}]}],
       "tools":[{"type":"function","name":"shell","description":"d","strict":false,"parameters":{"type":"object"}},
        {"type":"custom","name":"apply_patch","description":"p","format":{"type":"grammar","syntax":"lark","definition":"start: x"}}],
       "tool_choice":"auto","parallel_tool_calls":false,"reasoning":{"effort":"medium","summary":"auto"},
       "store":false,"stream":true,"include":["reasoning.encrypted_content"],"prompt_cache_key":"k",
       "text":{"verbosity":"low","format":{"type":"json_schema","strict":true,"schema":{"type":"object"},"name":"o"}}}
      """;

  private final ProtocolTranslation toChat =
      between(ApiProtocol.OPENAI_CHAT, UnsupportedFeatureRule.REFUSE);
  private final ProtocolTranslation toAnthropic =
      between(ApiProtocol.ANTHROPIC_MESSAGES, UnsupportedFeatureRule.REFUSE);

  private static ProtocolTranslation between(ApiProtocol provider, UnsupportedFeatureRule rule) {
    return TranslationSelector.between(
            ApiProtocol.OPENAI_RESPONSES, provider, new TranslationSettings("max_tokens", rule))
        .orElseThrow();
  }

  @Test
  void codexsRequestIsSaidInChat() {
    JsonNode sent = json(toChat.request(bytes(CODEX)));

    assertThat(sent.path("messages"))
        .isEqualTo(
            json(
                bytes(
                    """
                    [{"role":"system","content":"You are Codex."},
                     {"role":"system","content":[{"type":"text","text":"sandboxed"}]},
                     {"role":"user","content":[{"type":"text","text":"list files"}]},
                     {"role":"assistant","content":"Looking.","tool_calls":[
                       {"id":"c1","type":"function","function":{"name":"shell","arguments":"{\\"command\\":[\\"ls\\"]}"}},
                       {"id":"c2","type":"function","function":{"name":"apply_patch","arguments":"{\\"input\\":\\"*** Begin\\"}"}}]},
                     {"role":"tool","tool_call_id":"c1","content":"a.txt"},
                     {"role":"tool","tool_call_id":"c2","content":[{"type":"text","text":"done"}]}]
                    """)));
    assertThat(sent.at("/tools/1/function/parameters/required/0").asText()).isEqualTo("input");
    assertThat(sent.at("/tools/1/function/description").asText()).contains("start: x");
    assertThat(sent.path("reasoning_effort").asText()).isEqualTo("medium");
    assertThat(sent.path("parallel_tool_calls").asBoolean(true)).isFalse();
    assertThat(sent.at("/response_format/json_schema/name").asText()).isEqualTo("o");
    assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
  }

  @Test
  void codexsRequestIsSaidInMessages() {
    JsonNode sent =
        json(toAnthropic.request(bytes(CODEX.replace("\"m\"", "\"claude-haiku-4-5\""))));

    assertThat(sent.path("system")).hasSize(2);
    assertThat(sent.path("messages")).hasSize(3);
    assertThat(sent.at("/messages/1/content"))
        .extracting(each -> each.path("type").asText())
        .containsExactly("text", "tool_use", "tool_use");
    assertThat(sent.at("/messages/2/content"))
        .extracting(each -> each.path("tool_use_id").asText())
        .containsExactly("c1", "c2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"previous_response_id\":\"resp_1\",\"input\":\"x\"} | previous_response_id",
        "{\"conversation\":\"conv_1\",\"input\":\"x\"} | conversation",
        "{\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]} |"
            + " providerOptions.openai.store",
        "{\"input\":[{\"id\":\"msg_1\"}]} | msg_1",
        "{\"input\":\"x\",\"background\":true} | background",
        "{\"input\":\"x\",\"truncation\":\"auto\"} | truncation",
        "{\"input\":\"x\",\"tools\":[{\"type\":\"tool_search\"}]} | tool_search",
        "{\"input\":[{\"type\":\"local_shell_call\"}]} | local_shell_call",
        "{\"input\":\"x\",\"unheard\":1} | unheard",
        "{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"file_id\":\"f\"}]}]}"
            + " | file id",
      })
  void whatNeedsOpenAiItselfIsRefusedByName(String request, String named) {
    assertThatThrownBy(() -> toChat.request(bytes(request)))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.sentence()).contains(named.strip()));
  }

  @Test
  void aRouteThatDropsStillRefusesWhatTheConversationNeeds() {
    ProtocolTranslation lenient = between(ApiProtocol.OPENAI_CHAT, UnsupportedFeatureRule.DROP);

    assertThat(
            json(
                lenient.request(
                    bytes(
                        "{\"input\":\"x\",\"tools\":[{\"type\":\"web_search\"}],\"background\":true}"))))
        .isEqualTo(json(bytes("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")));
    assertThatThrownBy(
            () -> lenient.request(bytes("{\"input\":\"x\",\"previous_response_id\":\"r\"}")))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void aWholeAnswerIsAResponseThatClientsRead() {
    JsonNode response =
        json(
            toChat.answer(
                bytes("{\"instructions\":\"i\",\"tools\":[{\"type\":\"custom\",\"name\":\"p\"}]}"),
                200,
                bytes(
                    """
                    {"id":"c1","created":5,"model":"m","choices":[{"message":{"content":"a","reasoning_content":"hm","tool_calls":[
                      {"id":"t1","function":{"name":"f","arguments":"{}"}},
                      {"id":"t2","function":{"name":"p","arguments":"{\\"input\\":\\"x\\\\ny\\"}"}}]},"finish_reason":"tool_calls"}],
                     "usage":{"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3},
                      "completion_tokens_details":{"reasoning_tokens":2}}}
                    """)));

    assertThat(response.path("status").asText()).isEqualTo("completed");
    assertThat(response.path("output"))
        .extracting(each -> each.path("type").asText())
        .containsExactly("reasoning", "message", "function_call", "custom_tool_call");
    assertThat(response.at("/output/1/content/0/annotations").isArray()).isTrue();
    assertThat(response.at("/output/2/status").asText()).isEqualTo("completed");
    assertThat(response.at("/output/3/input").asText()).isEqualTo("x\ny");
    assertThat(response.path("usage"))
        .isEqualTo(
            json(
                bytes(
                    "{\"input_tokens\":10,\"input_tokens_details\":{\"cached_tokens\":3},\"output_tokens\":4,\"output_tokens_details\":{\"reasoning_tokens\":2},\"total_tokens\":14}")));
    AnswerFacts facts = AnswerReader.read(bytes(response.toString())).orElseThrow();
    assertThat(facts.text()).contains("a");
    assertThat(facts.finishReason()).contains("completed");
    assertThat(facts.usage().orElseThrow().cachedInput()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "length, incomplete, max_output_tokens",
    "content_filter, incomplete, content_filter",
    "stop, completed, ''"
  })
  void anAnswerThatWasCutIsIncomplete(String finish, String status, String reason) {
    JsonNode response =
        json(
            toChat.answer(
                200,
                bytes(
                    "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"%s\"}]}"
                        .formatted(finish))));

    assertThat(response.path("status").asText()).isEqualTo(status);
    assertThat(response.at("/incomplete_details/reason").asText("")).isEqualTo(reason);
    assertThat(response.at("/output/0/status").asText()).isEqualTo(status);
  }

  @Test
  void aStreamHasTheEventsOfOpenAiInTheirOrder() {
    List<JsonNode> events =
        events(
            toChat,
            "{}",
            "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"A\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"b\"}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7}}",
            "[DONE]");

    assertThat(events.stream().map(each -> each.path("type").asText()))
        .containsExactly(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_summary_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.delta",
            "response.output_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.output_item.done",
            "response.completed");
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
    }
    JsonNode call = events.get(19).path("item");
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("arguments").asText()).isEqualTo("{}");
    assertThat(events.get(16).path("item_id")).isEqualTo(call.path("id"));
    JsonNode last = events.getLast().path("response");
    assertThat(last.path("output")).hasSize(3);
    assertThat(last.at("/usage/total_tokens").asInt()).isEqualTo(12);
  }

  @Test
  void aCustomToolsTextIsToldOnceItIsThere() {
    List<JsonNode> events =
        events(
            toChat,
            "{\"tools\":[{\"type\":\"custom\",\"name\":\"p\"}]}",
            "{\"id\":\"c1\",\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"p\",\"arguments\":\"{\\\"input\\\":\\\"a\"}}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"b\\\"}\"}}]}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
            "[DONE]");

    assertThat(events.get(3).path("type").asText())
        .isEqualTo("response.custom_tool_call_input.delta");
    assertThat(events.get(3).path("delta").asText()).isEqualTo("ab");
    assertThat(events.get(5).at("/item/input").asText()).isEqualTo("ab");
  }

  @Test
  void anErrorInTheStreamIsToldInEveryFormThatClientsRead() {
    List<JsonNode> events =
        events(
            toChat,
            "{}",
            "{\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"A\"}}]}",
            "{\"error\":{\"message\":\"boom\",\"code\":\"server_error\"}}",
            "[DONE]");

    JsonNode error = events.get(events.size() - 2);
    assertThat(error.path("message").asText()).isEqualTo("boom");
    assertThat(error.at("/error/message").asText()).isEqualTo("boom");
    assertThat(events.getLast().at("/response/error/message").asText()).isEqualTo("boom");
    assertThat(events.getLast().path("type").asText()).isEqualTo("response.failed");
  }

  @Test
  void signedThoughtsGoThroughAClientAndBackToAnthropicAsTheyWere() {
    String block = "{\"type\":\"thinking\",\"thinking\":\"a\\u00e9 b\",\"signature\":\"S/+=\"}";
    List<JsonNode> events =
        events(
            toAnthropic,
            "{}",
            "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"model\":\"m\",\"usage\":{\"input_tokens\":3,\"output_tokens\":0}}}",
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"a\\u00e9"
                + " b\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"S/+=\"}}",
            "{\"type\":\"content_block_stop\",\"index\":0}",
            "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\"}}",
            "{\"type\":\"content_block_stop\",\"index\":1}",
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":7}}",
            "{\"type\":\"message_stop\"}");
    JsonNode output = events.getLast().at("/response/output");

    JsonNode sent =
        json(
            toAnthropic.request(
                bytes(
                    "{\"model\":\"claude-haiku-4-5\",\"max_output_tokens\":9000,\"reasoning\":{\"effort\":\"low\"},\"input\":[{\"role\":\"user\",\"content\":\"q\"},"
                        + output.get(0)
                        + ","
                        + output.get(1)
                        + ",{\"type\":\"function_call_output\",\"call_id\":\"t1\",\"output\":\"r\"}]}")));

    assertThat(output.at("/0/summary/0/text").asText()).isEqualTo("a\u00e9 b");
    assertThat(sent.at("/messages/1/content/0")).isEqualTo(json(bytes(block)));
    assertThat(sent.at("/messages/1/content/1/type").asText()).isEqualTo("tool_use");
    assertThat(sent.at("/thinking/budget_tokens").asInt()).isEqualTo(2048);
  }
}
