package io.signalbox.tools.core.translation;

import static io.signalbox.tools.core.translation.TranslationFixture.bytes;
import static io.signalbox.tools.core.translation.TranslationFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.route.UnsupportedFeatureRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents over providers of another protocol: thoughts, calls, results, and what became of them. */
class AgentTranslationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOOL =
      "\"tools\":[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}}]";

  private final ProtocolTranslation chatToAnthropic =
      between(ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES);
  private final ProtocolTranslation messagesToChat =
      between(ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.OPENAI_CHAT);

  private static ProtocolTranslation between(ApiProtocol client, ApiProtocol provider) {
    return TranslationSelector.between(client, provider, "max_tokens").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"enabled\",\"budget_tokens\":1024} | {} | low",
        "{\"type\":\"enabled\",\"budget_tokens\":8000} | {} | medium",
        "{\"type\":\"enabled\",\"budget_tokens\":32000} | {} | high",
        "{\"type\":\"adaptive\"} | {} | medium",
        "{\"type\":\"adaptive\"} | {\"effort\":\"max\"} | xhigh",
        "{\"type\":\"disabled\"} | {} | ''",
      })
  void thinkingIsAskedForByAWord(String thinking, String config, String effort) {
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    "{\"messages\":[],\"thinking\":%s,\"output_config\":%s}"
                        .formatted(thinking, config))));

    assertThat(sent.path("reasoning_effort").asText("")).isEqualTo(effort);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude-haiku-4-5 | 9000 | high | {\"type\":\"enabled\",\"budget_tokens\":4500}",
        "claude-haiku-4-5 | 64000 | low | {\"type\":\"enabled\",\"budget_tokens\":2048}",
        "claude-haiku-4-5 | 900 | low | ",
        "claude-haiku-4-5 | 9000 | none | ",
        "claude-opus-4-8 | 900 | high | {\"type\":\"adaptive\"}",
      })
  void aWordAsksForAsMuchThinkingAsTheAnswerHolds(
      String model, int most, String effort, String thinking) {
    JsonNode sent =
        json(
            chatToAnthropic.request(
                bytes(
                    "{\"model\":\"%s\",\"max_tokens\":%d,\"reasoning_effort\":\"%s\",\"temperature\":0,\"messages\":[]}"
                        .formatted(model, most, effort))));

    assertThat(sent.path("thinking").toString()).isEqualTo(thinking == null ? "" : thinking);
    assertThat(sent.has("temperature")).isEqualTo(thinking == null);
  }

  @Test
  void thinkingIsNotAskedForWhereAnthropicWouldRefuseIt() {
    String forced =
        "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9000,\"reasoning_effort\":\"high\",\"tool_choice\":\"required\","
            + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"messages\":[]}";
    String round =
        "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9000,\"reasoning_effort\":\"high\",\"messages\":["
            + "{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}]}";

    assertThat(json(chatToAnthropic.request(bytes(forced))).has("thinking")).isFalse();
    assertThat(json(chatToAnthropic.request(bytes(round))).has("thinking")).isFalse();
  }

  @Test
  void aHistoryWithThoughtsGoesToAProviderThatHasNone() {
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    """
                    {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":[
                      {"type":"thinking","thinking":"mine","signature":"s"},{"type":"redacted_thinking","data":"d"},
                      {"type":"text","text":"said"}]},{"role":"user","content":"go on"}]}
                    """)));

    assertThat(sent.at("/messages/1"))
        .isEqualTo(json(bytes("{\"role\":\"assistant\",\"content\":\"said\"}")));
    assertThat(sent.toString()).doesNotContain("mine", "thinking");
  }

  @Test
  void aProvidersOwnThoughtsGoBackToItInTheFieldThatItUses() {
    JsonNode answer =
        json(
            messagesToChat.answer(
                200,
                bytes(
                    "{\"choices\":[{\"message\":{\"content\":\"a\",\"reasoning_content\":\"hm\"},\"finish_reason\":\"stop\"}]}")));
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    "{\"messages\":[{\"role\":\"assistant\",\"content\":"
                        + answer.get("content")
                        + "}]}")));

    assertThat(answer.at("/content/0/type").asText()).isEqualTo("thinking");
    assertThat(sent.at("/messages/0/reasoning_content").asText()).isEqualTo("hm");
    assertThat(
            new String(
                UnsignedThoughts.without(
                    bytes(
                        "{\"messages\":[{\"role\":\"assistant\",\"content\":"
                            + answer.get("content")
                            + "}]}")),
                UTF_8))
        .isEqualTo(
            "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}]}");
  }

  @Test
  void signedThoughtsGoThroughAChatClientAndBackAsTheyWere() {
    String block = "{\"type\":\"thinking\",\"thinking\":\"a  b\\u00e9\",\"signature\":\"Sig+/=\"}";
    JsonNode answer =
        json(
            chatToAnthropic.answer(
                200,
                bytes(
                    "{\"content\":["
                        + block
                        + ",{\"type\":\"text\",\"text\":\"x\"}],\"stop_reason\":\"end_turn\"}")));
    JsonNode back =
        json(
            chatToAnthropic.request(
                bytes(
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                        + answer.at("/choices/0/message")
                        + "]}")));

    assertThat(answer.at("/choices/0/message/reasoning_content").asText()).isEqualTo("a  b\u00e9");
    assertThat(back.at("/messages/1/content/0")).isEqualTo(json(bytes(block)));
  }

  @Test
  void aSignatureThatIsStreamedIsAnEventOfItsOwn() {
    List<JsonNode> chat =
        events(
            chatToAnthropic,
            "{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}",
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"sig\"}}",
            "{\"type\":\"content_block_stop\",\"index\":0}");

    assertThat(chat.get(1).at("/choices/0/delta/reasoning_content").asText()).isEqualTo("hm");
    assertThat(chat.get(2).at("/choices/0/delta/thinking_blocks/0"))
        .isEqualTo(
            json(bytes("{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"sig\"}")));
    List<JsonNode> messages =
        events(
            messagesToChat,
            "{\"id\":\"c\",\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"so\"}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
            "[DONE]");
    assertThat(types(messages))
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
    assertThat(messages.get(2).at("/delta/type").asText()).isEqualTo("thinking_delta");
    assertThat(messages.get(3).at("/delta/type").asText()).isEqualTo("signature_delta");
  }

  @ParameterizedTest
  @CsvSource({
    "tool_calls, tool_use",
    "stop, tool_use",
    "length, max_tokens",
    "content_filter, refusal"
  })
  void aCallEndsAsACallUnlessItWasCut(String finish, String stop) {
    String calls =
        "[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\"}}]";
    JsonNode whole =
        json(
            messagesToChat.answer(
                200,
                bytes(
                    "{\"choices\":[{\"message\":{\"content\":\"\",\"tool_calls\":%s},\"finish_reason\":\"%s\"}]}"
                        .formatted(calls, finish))));
    List<JsonNode> streamed =
        events(
            messagesToChat,
            "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":%s}}]}"
                .formatted(calls),
            "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"%s\"}]}"
                .formatted(finish),
            "[DONE]");

    assertThat(whole.path("stop_reason").asText()).isEqualTo(stop);
    assertThat(whole.path("content")).hasSize(1);
    assertThat(streamed.get(1).at("/content_block/type").asText()).isEqualTo("tool_use");
    assertThat(streamed.get(4).at("/delta/stop_reason").asText()).isEqualTo(stop);
  }

  @ParameterizedTest
  @CsvSource({"'\"index\":0,', '\"index\":0,'", "'\"index\":0,', '\"index\":1,'", "'', ''"})
  void callsStayApartWhateverTheirNumbers(String first, String second) {
    String call =
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{%s\"id\":\"%s\",\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}]}}]}";

    List<JsonNode> events =
        events(
            messagesToChat,
            call.formatted(first, "c1", "f", "{}"),
            call.formatted(second, "c2", "g", "{\\\"x\\\":1}"),
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "[DONE]");

    List<JsonNode> starts =
        events.stream()
            .filter(each -> each.path("type").asText().equals("content_block_start"))
            .toList();
    assertThat(starts)
        .extracting(each -> each.at("/content_block/name").asText())
        .containsExactly("f", "g");
    assertThat(partial(events, 0)).isEqualTo("{}");
    assertThat(partial(events, 1)).isEqualTo("{\"x\":1}");
  }

  @Test
  void interleavedPiecesOfCallsReachTheirBlocksBeforeThoseEnd() {
    String piece =
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":%d,%s\"function\":{%s\"arguments\":\"%s\"}}]}}]}";

    List<JsonNode> events =
        events(
            messagesToChat,
            piece.formatted(0, "\"id\":\"a\",", "\"name\":\"f\",", "{"),
            piece.formatted(1, "\"id\":\"b\",", "\"name\":\"g\",", "["),
            piece.formatted(0, "", "", "}"),
            "{\"choices\":[{\"delta\":{\"content\":\"by the way\"}}]}",
            piece.formatted(1, "", "", "]"),
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "[DONE]");

    assertThat(partial(events, 0)).isEqualTo("{}");
    assertThat(partial(events, 1)).isEqualTo("[]");
    assertThat(types(events).stream().filter("content_block_stop"::equals)).hasSize(3);
    assertThat(events.toString()).contains("by the way");
  }

  @Test
  void aStreamBeginsWithAnEstimateOfItsPromptAndEndsWithTheCount() {
    List<JsonNode> events =
        events(
            messagesToChat,
            "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":9888,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":6752}}}",
            "[DONE]");

    assertThat(events.getFirst().at("/message/usage/input_tokens").asInt()).isPositive();
    JsonNode last = events.get(events.size() - 2);
    assertThat(last.at("/usage/input_tokens").asInt()).isEqualTo(3136);
    assertThat(last.at("/usage/cache_read_input_tokens").asInt()).isEqualTo(6752);
    assertThat(last.at("/delta/stop_reason").asText()).isEqualTo("end_turn");
  }

  @Test
  void aResultKeepsItsErrorAndItsPicture() {
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    """
                    {"messages":[{"role":"user","content":[
                      {"type":"tool_result","tool_use_id":"t1","is_error":true,"content":"no such file"},
                      {"type":"tool_result","tool_use_id":"t2","content":[
                        {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}]},
                      {"type":"text","text":"well?"}]}]}
                    """)));

    assertThat(sent.path("messages"))
        .isEqualTo(
            json(
                bytes(
                    """
                    [{"role":"tool","tool_call_id":"t1","content":"Error: no such file"},
                     {"role":"tool","tool_call_id":"t2","content":"The result is a picture; it follows."},
                     {"role":"user","content":[{"type":"text","text":"Picture in the result of t2"},
                       {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}}]},
                     {"role":"user","content":[{"type":"text","text":"well?"}]}]
                    """)));
    JsonNode there =
        json(
            chatToAnthropic.request(
                bytes(
                    """
                    {"messages":[{"role":"user","content":"q"},{"role":"assistant","tool_calls":[
                      {"id":"c1","function":{"name":"f","arguments":"{}"}},{"id":"c2","function":{"name":"f","arguments":"{}"}}]},
                     {"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"see"},
                       {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}}]},
                     {"role":"tool","tool_call_id":"c2","content":"r2"},
                     {"role":"user","content":[{"type":"text","text":"well?"}]}]}
                    """)));
    assertThat(there.path("messages")).hasSize(3);
    assertThat(there.at("/messages/2/content")).hasSize(3);
    assertThat(there.at("/messages/2/content/0/content/1/type").asText()).isEqualTo("image");
    assertThat(there.at("/messages/2/content/2/text").asText()).isEqualTo("well?");
  }

  @Test
  void whatAnthropicWouldRefuseBecomesWhatItTakes() {
    JsonNode sent =
        json(
            chatToAnthropic.request(
                bytes(
                    """
                    {"stop":["\\n","END"],"messages":[{"role":"system","content":"be brief"},
                      {"role":"assistant","content":""},{"role":"user","content":[{"type":"text","text":" "}]}]}
                    """)));

    assertThat(sent)
        .isEqualTo(
            json(
                bytes(
                    """
                    {"stop_sequences":["END"],
                     "messages":[{"role":"user","content":[{"type":"text","text":"be brief"}]}]}
                    """)));
  }

  @Test
  void marksOfWhatToCacheCrossToAnthropicAndAreNotShownToOthers() {
    String mark = "\"cache_control\":{\"type\":\"ephemeral\"}";
    JsonNode there =
        json(
            chatToAnthropic.request(
                bytes(
                    "{\"messages\":[{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"s\",%s}]},{\"role\":\"user\",\"content\":\"q\"}]}"
                        .formatted(mark))));
    byte[] here =
        messagesToChat.request(
            bytes(
                "{\"stop_sequences\":[\"1\",\"2\",\"3\",\"4\",\"5\"],\"system\":[{\"type\":\"text\",\"text\":\"s\",%s}],\"tools\":[{\"name\":\"f\",\"input_schema\":{},\"eager_input_streaming\":true,%s}],\"messages\":[]}"
                    .formatted(mark, mark)));

    assertThat(there.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
    assertThat(new String(here, UTF_8)).doesNotContain("cache_control", "eager");
    assertThat(json(here).path("stop")).hasSize(4);
  }

  @Test
  void aRouteThatSaysSoDropsWhatCannotBeSaid() {
    TranslationSettings drops = new TranslationSettings("max_tokens", UnsupportedFeatureRule.DROP);
    ProtocolTranslation lenient =
        TranslationSelector.between(ApiProtocol.OPENAI_CHAT, ApiProtocol.ANTHROPIC_MESSAGES, drops)
            .orElseThrow();
    ProtocolTranslation claudeCode =
        TranslationSelector.between(ApiProtocol.ANTHROPIC_MESSAGES, ApiProtocol.OPENAI_CHAT, drops)
            .orElseThrow();

    assertThat(
            json(
                lenient.request(
                    bytes(
                        "{\"seed\":1,\"n\":2,\"logit_bias\":{\"1\":1},\"tools\":[{\"type\":\"web_search\"}],\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}"))))
        .isEqualTo(json(bytes("{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}")));
    assertThat(
            json(
                claudeCode.request(
                    bytes(
                        "{\"model\":\"gpt-4o\",\"top_k\":3,\"x\":1,\"thinking\":{\"type\":\"adaptive\"},\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"w\"}],\"messages\":[]}"))))
        .isEqualTo(json(bytes("{\"model\":\"gpt-4o\",\"messages\":[]}")));
  }

  @Test
  void claudeCodesRequestIsSaidInChatWithoutAnythingRefused() {
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    """
                    {"model":"m","max_tokens":32000,"stream":true,"thinking":{"type":"adaptive"},
                     "output_config":{"effort":"high"},"metadata":{"user_id":"u"},
                     "context_management":{"edits":[{"type":"clear_thinking_20251015","keep":"all"}]},
                     "system":[{"type":"text","text":"You are Claude Code.","cache_control":{"type":"ephemeral"}}],
                     "tools":[{"name":"Bash","description":"d","input_schema":{"type":"object","properties":{}},
                       "eager_input_streaming":true}],
                     "messages":[{"role":"user","content":[{"type":"text","text":"hi","cache_control":{"type":"ephemeral"}}]}]}
                    """)));

    assertThat(sent.path("reasoning_effort").asText()).isEqualTo("high");
    assertThat(sent.at("/tools/0/function/name").asText()).isEqualTo("Bash");
    assertThat(sent.path("messages")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"any, required, true", "auto, '', false"})
  void aForcedChoiceHasItsWord(String choice, String word, boolean alone) {
    JsonNode sent =
        json(
            messagesToChat.request(
                bytes(
                    "{\"messages\":[],%s,\"tool_choice\":{\"type\":\"%s\",\"disable_parallel_tool_use\":%s}}"
                        .formatted(TOOL, choice, alone))));

    assertThat(sent.path("tool_choice").asText("")).isEqualTo(word);
    assertThat(sent.has("parallel_tool_calls")).isEqualTo(alone);
  }

  @Test
  void argumentsOfTheClientThatAreNoJsonAreRefused() {
    assertThatThrownBy(
            () ->
                chatToAnthropic.request(
                    bytes(
                        "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}]}")))
        .isInstanceOf(MalformedBodyException.class);
  }

  private static String partial(List<JsonNode> events, int index) {
    StringBuilder text = new StringBuilder();
    boolean stopped = false;
    for (JsonNode event : events) {
      if (event.path("index").asInt(-1) == index) {
        String type = event.path("type").asText();
        assertThat(stopped).as("nothing comes after the end of block " + index).isFalse();
        stopped = type.equals("content_block_stop");
        text.append(event.at("/delta/partial_json").asText(""));
      }
    }
    return text.toString();
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(each -> each.path("type").asText()).toList();
  }

  private static List<JsonNode> events(ProtocolTranslation translation, String... events) {
    return TranslationFixture.events(translation, "{\"messages\":[]}", events);
  }
}
