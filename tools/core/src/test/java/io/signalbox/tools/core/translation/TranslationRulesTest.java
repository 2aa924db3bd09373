package io.signalbox.tools.core.translation;

import static io.signalbox.tools.core.translation.TranslationFixture.bytes;
import static io.signalbox.tools.core.translation.TranslationFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field, block and event of one protocol, and its place in the other. */
class TranslationRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProtocolTranslation toAnthropic =
      TranslationSelector.between(
              ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES, "max_tokens")
          .orElseThrow();
  private final ProtocolTranslation toOpenAi =
      TranslationSelector.between(
              ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.OPENAI_CHAT, "max_completion_tokens")
          .orElseThrow();

  @Test
  void aRequestOfOpenAisIsSaidInAnthropicsWords() {
    assertThat(
            json(
                toAnthropic.request(
                    bytes(
                        """
                        {"model":"m","max_completion_tokens":7,"max_tokens":9,"temperature":0.5,"top_p":0.9,"stream":true,
                         "stream_options":{"include_usage":true},"stop":["A","B"],"user":"u1","n":1,"store":false,
                         "frequency_penalty":0,"presence_penalty":0.0,"logprobs":false,"service_tier":"auto",
                         "parallel_tool_calls":false,"tool_choice":{"type":"function","function":{"name":"f"}},
                         "tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,
                           "parameters":{"type":"object","properties":{}}}},
                           {"type":"function","function":{"name":"g"}}],
                         "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"}}},
                         "messages":[
                          {"role":"developer","content":[{"type":"text","text":"one"},{"type":"text","text":"two"}]},
                          {"role":"system","content":"three"},
                          {"role":"user","content":[{"type":"text","text":"look"},
                            {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}},
                            {"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]},
                          {"role":"assistant","content":"hm","tool_calls":[
                            {"id":"c1","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}},
                            {"id":"c2","type":"function","function":{"name":"g","arguments":""}}]},
                          {"role":"tool","tool_call_id":"c1","content":"r1"},
                          {"role":"tool","tool_call_id":"c2","content":[{"type":"text","text":"r2"}]},
                          {"role":"assistant","content":[{"type":"text","text":"so"}]}]}
                        """))))
        .isEqualTo(
            json(
                bytes(
                    """
                    {"model":"m","max_tokens":7,
                     "system":[{"type":"text","text":"one"},{"type":"text","text":"two"},{"type":"text","text":"three"}],
                     "messages":[
                      {"role":"user","content":[{"type":"text","text":"look"},
                        {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}},
                        {"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]},
                      {"role":"assistant","content":[{"type":"text","text":"hm"},
                        {"type":"tool_use","id":"c1","name":"f","input":{"a":1}},
                        {"type":"tool_use","id":"c2","name":"g","input":{}}]},
                      {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"r1"},
                        {"type":"tool_result","tool_use_id":"c2","content":[{"type":"text","text":"r2"}]}]},
                      {"role":"assistant","content":[{"type":"text","text":"so"}]}],
                     "temperature":0.5,"top_p":0.9,"stream":true,"stop_sequences":["A","B"],
                     "tools":[{"name":"f","description":"d","input_schema":{"type":"object","properties":{}},"strict":true},
                       {"name":"g","input_schema":{"type":"object"}}],
                     "tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},
                     "metadata":{"user_id":"u1"},
                     "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}
                    """)));
  }

  @Test
  void aRequestOfAnthropicsIsSaidInOpenAisWords() {
    assertThat(
            json(
                toOpenAi.request(
                    bytes(
                        """
                        {"model":"m","max_tokens":7,"temperature":0.5,"top_p":0.9,"stream":true,"stop_sequences":["A"],
                         "system":[{"type":"text","text":"one","cache_control":{"type":"ephemeral"}}],
                         "metadata":{"user_id":"u1"},"thinking":{"type":"disabled"},"service_tier":"auto",
                         "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
                         "tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},
                         "tools":[{"type":"custom","name":"f","description":"d","strict":true,
                           "input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}}],
                         "messages":[
                          {"role":"user","content":[{"type":"text","text":"look"},
                            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}},
                            {"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]},
                          {"role":"assistant","content":[{"type":"text","text":"hm"},
                            {"type":"tool_use","id":"c1","name":"f","input":{"a":1}}]},
                          {"role":"user","content":[{"type":"text","text":"and"},
                            {"type":"tool_result","tool_use_id":"c1","content":"r1"},
                            {"type":"tool_result","tool_use_id":"c2"}]},
                          {"role":"assistant","content":[{"type":"tool_use","id":"c3","name":"f","input":{}}]},
                          {"role":"assistant","content":"so"}]}
                        """))))
        .isEqualTo(
            json(
                bytes(
                    """
                    {"model":"m","temperature":0.5,"top_p":0.9,"stream":true,"max_completion_tokens":7,"stop":["A"],
                     "stream_options":{"include_usage":true},
                     "messages":[
                      {"role":"system","content":[{"type":"text","text":"one"}]},
                      {"role":"user","content":[{"type":"text","text":"look"},
                        {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}},
                        {"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]},
                      {"role":"assistant","content":"hm","tool_calls":[
                        {"id":"c1","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}}]},
                      {"role":"tool","tool_call_id":"c1","content":"r1"},
                      {"role":"tool","tool_call_id":"c2","content":""},
                      {"role":"user","content":[{"type":"text","text":"and"}]},
                      {"role":"assistant","content":null,"tool_calls":[
                        {"id":"c3","type":"function","function":{"name":"f","arguments":"{}"}}]},
                      {"role":"assistant","content":"so"}],
                     "tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,
                       "parameters":{"type":"object"}}}],
                     "tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,
                     "user":"u1",
                     "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,
                       "schema":{"type":"object"}}}}
                    """)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | {\"type\":\"none\"} | \"none\"",
        "any | {\"type\":\"any\"} | \"required\"",
        "auto | {\"type\":\"auto\"} | null",
      })
  void theChoiceOfToolsHasItsOwnWordInEach(String name, String anthropic, String openAi) {
    String tools = "\"tools\":[{\"name\":\"f\",\"input_schema\":{}}]";
    JsonNode there =
        json(
            toOpenAi.request(
                bytes("{\"messages\":[],%s,\"tool_choice\":%s}".formatted(tools, anthropic))));
    assertThat(there.path("tool_choice").isMissingNode() ? "null" : there.get("tool_choice") + "")
        .isEqualTo(openAi);

    String word = openAi.equals("null") ? "\"auto\"" : openAi;
    JsonNode back =
        json(
            toAnthropic.request(
                bytes(
                    "{\"messages\":[],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"tool_choice\":%s}"
                        .formatted(word))));
    assertThat(back.get("tool_choice")).isEqualTo(json(bytes(anthropic)));
    assertThat(there.has("parallel_tool_calls")).isFalse();
  }

  @Test
  void parallelCallsAreForbiddenWhereAClientForbidsThemAndNothingIsSaidWithoutTools() {
    String tool = "[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";
    assertThat(
            json(toAnthropic.request(
                    bytes(
                        "{\"messages\":[],\"parallel_tool_calls\":false,\"tools\":" + tool + "}")))
                .get("tool_choice"))
        .isEqualTo(json(bytes("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}")));
    assertThat(
            json(toAnthropic.request(
                    bytes(
                        "{\"messages\":[],\"parallel_tool_calls\":false,\"tool_choice\":\"none\",\"tools\":"
                            + tool
                            + "}")))
                .get("tool_choice"))
        .isEqualTo(json(bytes("{\"type\":\"none\"}")));
    for (String none :
        List.of(
            "{\"messages\":[],\"parallel_tool_calls\":false,\"tools\":[]}",
            "{\"messages\":[],\"tools\":" + tool + "}")) {
      assertThat(json(toAnthropic.request(bytes(none))).has("tool_choice")).isFalse();
    }
    assertThat(json(toOpenAi.request(bytes("{\"messages\":[],\"tools\":[]}"))))
        .isEqualTo(json(bytes("{\"messages\":[]}")));
    assertThat(json(toAnthropic.request(bytes("{\"messages\":[],\"stop\":\"A\"}"))))
        .isEqualTo(json(bytes("{\"messages\":[],\"stop_sequences\":[\"A\"]}")));
    assertThat(json(toOpenAi.request(bytes("{\"messages\":[],\"system\":\"be brief\"}"))))
        .isEqualTo(json(bytes("{\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"}]}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":2} | more than one answer",
        "{\"frequency_penalty\":0.1} | 'frequency_penalty'",
        "{\"presence_penalty\":-1} | 'presence_penalty'",
        "{\"logprobs\":true} | 'logprobs'",
        "{\"store\":true} | 'store'",
        "{\"service_tier\":\"flex\"} | 'service_tier'",
        "{\"temperature\":1.1} | a temperature above 1",
        "{\"seed\":1} | 'seed'",
        "{\"tools\":[{\"type\":\"web_search\"}]} | no function",
        "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"x\":1}}]} | 'x' of a"
            + " function",
        "{\"tools\":[{\"type\":\"function\",\"function\":{}}],\"tool_choice\":\"some\"} | this"
            + " 'tool_choice'",
        "{\"response_format\":{\"type\":\"json_object\"}} | without a schema",
        "{\"messages\":[{\"role\":\"judge\"}]} | a message of this role",
        "{\"messages\":[{\"role\":\"user\",\"name\":\"x\",\"content\":\"\"}]} | 'name' of a user's"
            + " message",
        "{\"messages\":[{\"role\":\"assistant\",\"audio\":{}}]} | 'audio' of an assistant's"
            + " message",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"file\"}]}]} | neither text nor"
            + " picture",
        "{\"messages\":[{\"role\":\"system\",\"content\":[{\"type\":\"image_url\"}]}]} | that is no"
            + " text",
        "{\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]} | needs its 'tool_call_id'",
        "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"arguments\":\"x\"}}]}]}"
            + " | not JSON",
        "[] | not a JSON object",
        "{ | not JSON",
      })
  void whatAnthropicCannotBeToldIsRefusedByName(String request, String named) {
    assertThatThrownBy(() -> toAnthropic.request(bytes(request)))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.sentence()).contains(named.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"service_tier\":\"standard_only\"} | 'service_tier'",
        "{\"top_k\":3} | 'top_k'",
        "{\"metadata\":{\"x\":1}} | 'x' of 'metadata'",
        "{\"output_config\":{\"x\":\"low\"}} | 'x' of 'output_config'",
        "{\"tools\":[{\"type\":\"web_search_20250305\"}]} | that the provider runs itself",
        "{\"tools\":[{\"name\":\"f\",\"x\":1}]} | 'x' of a tool",
        "{\"tools\":[{\"name\":\"f\"}],\"tool_choice\":{\"type\":\"some\"}} | this 'tool_choice'",
        "{\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]} | a message of this role",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\"}]}]} | neither text"
            + " nor picture",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"server_tool_use\"}]}]} |"
            + " neither text nor call",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\"}}]}]}"
            + " | by file id",
      })
  void whatOpenAiCannotBeToldIsRefusedByName(String request, String named) {
    assertThatThrownBy(() -> toOpenAi.request(bytes(request)))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.sentence()).contains(named.strip()));
  }

  @Test
  void anAnswerOfAnthropicsIsSaidInOpenAisWords() {
    assertThat(
            json(
                toAnthropic.answer(
                    200,
                    bytes(
                        """
                        {"id":"m1","model":"m","content":[{"type":"thinking","thinking":"x","signature":"s"},{"type":"text","text":"a"},
                          {"type":"text","text":"b"},{"type":"tool_use","id":"t1","name":"f","input":{"a":1}}],
                         "stop_reason":"tool_use","usage":{"input_tokens":5,"cache_read_input_tokens":3,
                          "cache_creation_input_tokens":2,"output_tokens":4}}
                        """))))
        .isEqualTo(
            json(
                bytes(
                    """
                    {"id":"m1","model":"m","object":"chat.completion","created":0,"choices":[{"index":0,
                      "message":{"role":"assistant","content":"ab","refusal":null,"reasoning_content":"x",
                      "thinking_blocks":[{"type":"thinking","thinking":"x","signature":"s"}],"tool_calls":[{"id":"t1","type":"function",
                        "function":{"name":"f","arguments":"{\\"a\\":1}"}}]},
                      "logprobs":null,"finish_reason":"tool_calls"}],
                     "usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14,
                      "prompt_tokens_details":{"cached_tokens":3,"cache_write_tokens":2}}}
                    """)));
    assertThat(
            json(toAnthropic.answer(200, bytes("{\"content\":[],\"stop_reason\":\"end_turn\"}")))
                .at("/choices/0/message"))
        .isEqualTo(json(bytes("{\"role\":\"assistant\",\"content\":null,\"refusal\":null}")));
    assertThatThrownBy(() -> toAnthropic.answer(200, bytes("{}")))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(
            () -> toAnthropic.answer(200, bytes("{\"content\":[],\"stop_reason\":null}")))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void anAnswerOfOpenAisIsSaidInAnthropicsWords() {
    assertThat(
            json(
                toOpenAi.answer(
                    200,
                    bytes(
                        """
                        {"id":"c1","model":"m","choices":[{"message":{"content":"a","refusal":null,"tool_calls":[
                          {"id":"t1","function":{"name":"f","arguments":""}}]},"finish_reason":"tool_calls"}],
                         "usage":{"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3}}}
                        """))))
        .isEqualTo(
            json(
                bytes(
                    """
                    {"id":"c1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"a"},
                      {"type":"tool_use","id":"t1","name":"f","input":{}}],"stop_reason":"tool_use","stop_sequence":null,
                     "usage":{"input_tokens":7,"cache_creation_input_tokens":0,"cache_read_input_tokens":3,
                      "output_tokens":4}}
                    """)));
    JsonNode refused =
        json(
            toOpenAi.answer(
                200, bytes("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"no\"}}]}")));
    assertThat(refused.path("id").asText()).isEqualTo("msg");
    assertThat(refused.path("stop_reason").asText()).isEqualTo("refusal");
    assertThat(refused.at("/content/0/text").asText()).isEqualTo("no");
    assertThatThrownBy(() -> toOpenAi.answer(200, bytes("{\"choices\":[]}")))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, stop, end_turn",
    "max_tokens, length, max_tokens",
    "model_context_window_exceeded, length, max_tokens",
    "tool_use, tool_calls, tool_use",
    "refusal, content_filter, refusal",
    "stop_sequence, stop, end_turn",
  })
  void theReasonOfAnEndHasItsOwnWordInEach(String anthropic, String openAi, String back) {
    assertThat(AnthropicToOpenAiEvents.finish(anthropic)).isEqualTo(openAi);
    assertThat(OpenAiToAnthropicEvents.stop(openAi, false)).isEqualTo(back);
    assertThat(OpenAiToAnthropicEvents.stop("function_call", false)).isEqualTo("tool_use");
  }

  @Test
  void aStreamOfAnthropicsBecomesChunks() {
    EventTranslation events = toAnthropic.events(bytes("{}"));

    List<String> said =
        data(
            events,
            "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"model\":\"m\",\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}",
            "{\"type\":\"ping\"}",
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"A\"}}",
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"b\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\"}}",
            "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\"}}",
            "{\"type\":\"content_block_start\",\"index\":2,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"g\"}}",
            "{\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}}",
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":7}}",
            "{\"type\":\"message_stop\"}");

    assertThat(said)
        .containsExactly(
            chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
            chunk("{\"content\":\"A\"}", "null"),
            chunk("{\"content\":\"b\"}", "null"),
            chunk(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}",
                "null"),
            chunk(
                "{\"tool_calls\":[{\"index\":1,\"id\":\"t2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]}",
                "null"),
            chunk("{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{}\"}}]}", "null"),
            chunk("{}", "\"tool_calls\""),
            "{\"id\":\"m1\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":0}}}",
            "[DONE]");
    assertThat(events.end()).as("it ended").isEmpty();
    assertThat(toAnthropic.events(bytes("{}")).end()).as("it never began").isEmpty();
    assertThat(
            data(
                toAnthropic.events(bytes("{}")),
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}"))
        .containsExactly(
            "{\"error\":{\"message\":\"busy\",\"type\":\"server_error\",\"code\":\"overloaded_error\"}}");
  }

  @Test
  void aStreamOfOpenAisBecomesEventsWithBlocksThatAreOpenedAndClosed() {
    EventTranslation events = toOpenAi.events(bytes("{}"));

    List<String> said =
        data(
            events,
            "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"b\"}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7}}",
            "[DONE]");

    assertThat(said.stream().map(each -> json(bytes(each)).path("type").asText()))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    assertThat(json(bytes(said.get(0))).at("/message/id").asText()).isEqualTo("c1");
    assertThat(json(bytes(said.get(0))).at("/message/model").asText()).isEqualTo("m");
    assertThat(said.get(1)).contains("\"index\":0").contains("{\"type\":\"text\",\"text\":\"\"}");
    assertThat(said.get(2)).contains("{\"type\":\"text_delta\",\"text\":\"a\"}");
    assertThat(said.get(4)).contains("\"index\":0");
    assertThat(said.get(5)).contains("\"index\":1").contains("\"id\":\"t1\",\"name\":\"f\"");
    assertThat(said.get(6)).contains("\"index\":1").contains("\"partial_json\":\"{}\"");
    assertThat(said.get(7)).contains("\"index\":1");
    assertThat(json(bytes(said.get(8))).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
    assertThat(json(bytes(said.get(8))).at("/usage/output_tokens").asInt()).isEqualTo(7);
    assertThat(json(bytes(said.get(8))).at("/usage/input_tokens").asInt()).isEqualTo(5);
    assertThat(events.end()).as("it ended").isEmpty();
  }

  @Test
  void aRefusalThatIsStreamedIsTextAndAReasonAndAnErrorIsAnEvent() {
    List<String> refused =
        data(
            toOpenAi.events(bytes("{}")),
            "{\"choices\":[{\"delta\":{\"refusal\":\"no\"},\"finish_reason\":\"stop\"}]}",
            "[DONE]");
    assertThat(refused.get(2)).contains("\"text\":\"no\"");
    assertThat(refused.get(4)).contains("\"stop_reason\":\"refusal\"");

    assertThat(data(toOpenAi.events(bytes("{}")), "{\"error\":{\"message\":\"busy\"}}"))
        .singleElement()
        .asString()
        .contains("busy");
  }

  private static String chunk(String delta, String reason) {
    return "{\"id\":\"m1\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + reason
        + "}]}";
  }

  private static List<String> data(EventTranslation translation, String... events) {
    List<String> data = new ArrayList<>();
    for (String event : events) {
      translation
          .next(new SseEvent(bytes("data: " + event + "\n\n")))
          .forEach(each -> data.add(each.data().orElse("")));
    }
    return data;
  }
}
