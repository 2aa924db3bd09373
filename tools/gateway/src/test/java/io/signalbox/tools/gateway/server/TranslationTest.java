package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.eventsThenReset;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of the one protocol is answered by a provider of the other. */
@Timeout(60)
class TranslationTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        claude: {kind: anthropic, base-url: "%s", api-key: "${KEY}"}
      routes:
        gpt: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
        claude: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"], retries: 0}
        claude-then-gpt: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"], retries: 0, fallback: [gpt]}
      """;
  private static final String CLAUDE_CALLS =
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5",\
      "content":[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"Let me see."},\
      {"type":"tool_use","id":"tu_1","name":"on_call","input":{"team":"payments"}}],\
      "stop_reason":"tool_use","stop_sequence":null,\
      "usage":{"input_tokens":10,"output_tokens":9,"cache_read_input_tokens":2,"cache_creation_input_tokens":0}}\
      """;
  private static final String[] CLAUDE_EVENTS = {
    named(
        "message_start",
        "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}"),
    named("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"),
    named(
        "content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Bon\"}"),
    named("ping", "\"x\":1"),
    named(
        "content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"jour\"}"),
    named("content_block_stop", "\"index\":0"),
    named(
        "content_block_start",
        "\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"tu_1\",\"name\":\"on_call\",\"input\":{}}"),
    named(
        "content_block_delta",
        "\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"team\\\":\"}"),
    named(
        "content_block_delta",
        "\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"payments\\\"}\"}"),
    named("content_block_stop", "\"index\":1"),
    named(
        "message_delta",
        "\"delta\":{\"stop_reason\":\"tool_use\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":7}"),
    named("message_stop", "\"y\":1")
  };

  private static String named(String type, String rest) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + rest + "}\n\n";
  }

  @Test
  void openAisClientIsAnsweredByAnthropic() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(whole(200, CLAUDE_CALLS), events(CLAUDE_EVENTS));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      OpenAIClient client = openAi(gateway);
      ChatCompletionCreateParams ask =
          ChatCompletionCreateParams.builder()
              .model("claude")
              .addSystemMessage("Be short.")
              .addUserMessage("who is on call?")
              .stop("END")
              .build();

      ChatCompletion whole = client.chat().completions().create(ask);
      ChatCompletionAccumulator streamed = ChatCompletionAccumulator.create();
      try (var stream = client.chat().completions().createStreaming(ask)) {
        stream.stream().forEach(streamed::accumulate);
      }

      var call =
          whole.choices().getFirst().message().toolCalls().orElseThrow().getFirst().asFunction();
      assertThat(whole.choices().getFirst().message().content()).contains("Let me see.");
      assertThat(call.id()).isEqualTo("tu_1");
      assertThat(call.function().name()).isEqualTo("on_call");
      assertThat(JSON.readTree(call.function().arguments()))
          .isEqualTo(JSON.readTree("{\"team\":\"payments\"}"));
      assertThat(whole.usage().orElseThrow().promptTokens()).isEqualTo(12);
      var message = streamed.chatCompletion().choices().getFirst();
      assertThat(message.message().content()).contains("Bonjour");
      assertThat(
              message
                  .message()
                  .toolCalls()
                  .orElseThrow()
                  .getFirst()
                  .asFunction()
                  .function()
                  .arguments())
          .isEqualTo("{\"team\":\"payments\"}");
      assertThat(message.finishReason()).hasToString("tool_calls");
      JsonNode sent = JSON.readTree(up.received().getFirst().body());
      assertThat(up.received().getFirst().path()).isEqualTo("/v1/messages");
      assertThat(up.received().getFirst().headers())
          .containsEntry("x-api-key", TestGateway.PROVIDER_KEY);
      assertThat(sent.at("/system/0/text").asText()).isEqualTo("Be short.");
      assertThat(sent.at("/messages/0/content").asText()).isEqualTo("who is on call?");
      assertThat(sent.at("/stop_sequences/0").asText()).isEqualTo("END");
      assertThat(sent.at("/max_tokens").asInt()).isEqualTo(8192);
      assertThat(sent.at("/model").asText()).isEqualTo("claude-haiku-4-5");
      assertThat(gateway.records(2).getLast())
          .containsEntry("input_tokens", 12L)
          .containsEntry("output_tokens", 7L)
          .containsEntry("finish_reason", "tool_calls");
    }
  }

  @Test
  void toolsTheirCallsAndTheirResultsReachAnthropic() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, CLAUDE_CALLS));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> reply =
          gateway.chat(
              """
              {"model":"claude","tool_choice":"required","parallel_tool_calls":false,"tools":[{"type":"function","function":\
              {"name":"on_call","description":"d","parameters":{"type":"object","properties":{"team":{"type":"string"}}}}}],\
              "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}},"messages":[\
              {"role":"user","content":[{"type":"text","text":"see"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]},\
              {"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"on_call","arguments":"{\\"team\\":\\"x\\"}"}},\
              {"id":"b","type":"function","function":{"name":"on_call","arguments":""}}]},\
              {"role":"tool","tool_call_id":"a","content":"Mia"},{"role":"tool","tool_call_id":"b","content":"nobody"}]}\
              """);

      assertThat(reply.statusCode()).isEqualTo(200);
      JsonNode sent = JSON.readTree(up.received().getFirst().body());
      assertThat(sent.at("/tools/0/input_schema/properties/team/type").asText())
          .isEqualTo("string");
      assertThat(sent.at("/tool_choice"))
          .isEqualTo(JSON.readTree("{\"type\":\"any\",\"disable_parallel_tool_use\":true}"));
      assertThat(sent.at("/output_config/format/schema/type").asText()).isEqualTo("object");
      assertThat(sent.at("/messages/0/content/1/source/data").asText()).isEqualTo("AAAA");
      assertThat(sent.at("/messages/1/content/0/input/team").asText()).isEqualTo("x");
      assertThat(sent.at("/messages/1/content/1/input")).isEmpty();
      assertThat(sent.at("/messages/2/content")).hasSize(2);
      assertThat(sent.at("/messages/2/content/1/tool_use_id").asText()).isEqualTo("b");
    }
  }

  @Test
  void anthropicsClientIsAnsweredByAnOpenAiCompatibleProvider() throws Exception {
    String calls =
        """
        data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"k1","type":"function","function":{"name":"on_call","arguments":"{\\"te"}}]}}]}

        data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"am\\":1}"}}]}}]}

        """;
    String[] all = {
      delta("Hel"),
      delta("lo"),
      calls,
      ending()[0].replace("stop", "tool_calls"),
      ending()[1],
      ending()[2]
    };
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("Hello")), events(all));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      AnthropicClient client = anthropic(gateway);
      MessageCreateParams ask =
          MessageCreateParams.builder()
              .model("gpt")
              .maxTokens(50)
              .system("Be short.")
              .addUserMessage("salut")
              .addStopSequence("END")
              .build();

      Message whole = client.messages().create(ask);
      MessageAccumulator streamed = MessageAccumulator.create();
      try (var stream = client.messages().createStreaming(ask)) {
        stream.stream().forEach(streamed::accumulate);
      }

      assertThat(whole.content().getFirst().asText().text()).isEqualTo("Hello");
      assertThat(whole.stopReason().orElseThrow()).hasToString("end_turn");
      assertThat(whole.usage().outputTokens()).isEqualTo(20);
      Message message = streamed.message();
      assertThat(message.content().getFirst().asText().text()).isEqualTo("Hello");
      assertThat(message.content().get(1).asToolUse().name()).isEqualTo("on_call");
      assertThat(message.content().get(1).asToolUse()._input()).hasToString("{team=1}");
      assertThat(message.stopReason().orElseThrow()).hasToString("tool_use");
      assertThat(message.usage().outputTokens()).isEqualTo(20);
      JsonNode sent = JSON.readTree(up.received().getFirst().body());
      assertThat(up.received().getFirst().path()).isEqualTo("/v1/chat/completions");
      assertThat(sent.at("/messages/0"))
          .isEqualTo(JSON.readTree("{\"role\":\"system\",\"content\":\"Be short.\"}"));
      assertThat(sent.at("/max_completion_tokens").asInt()).isEqualTo(50);
      assertThat(sent.at("/stop/0").asText()).isEqualTo("END");
      assertThat(gateway.records(2).getLast()).containsEntry("output_tokens", 20L);
    }
  }

  @Test
  void toolsTheirCallsAndTheirResultsReachOpenAi() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("ok")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/messages",
              """
              {"model":"gpt","max_tokens":9,"system":[{"type":"text","text":"S","cache_control":{"type":"ephemeral"}}],\
              "tools":[{"name":"on_call","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"on_call"},"messages":[\
              {"role":"user","content":"q"},{"role":"assistant","content":[{"type":"text","text":"t"},{"type":"tool_use","id":"a","name":"on_call","input":{"x":1}}]},\
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"Mia"}]},{"type":"text","text":"and?"}]}]}\
              """);

      assertThat(reply.statusCode()).isEqualTo(200);
      JsonNode sent = JSON.readTree(up.received().getFirst().body());
      assertThat(sent.at("/tools/0/function/parameters/type").asText()).isEqualTo("object");
      assertThat(sent.at("/tool_choice/function/name").asText()).isEqualTo("on_call");
      assertThat(sent.at("/messages/0/content/0/text").asText()).isEqualTo("S");
      assertThat(sent.at("/messages/2/tool_calls/0/function/arguments").asText())
          .isEqualTo("{\"x\":1}");
      assertThat(sent.at("/messages/3/role").asText()).isEqualTo("tool");
      assertThat(sent.at("/messages/4/content/0/text").asText()).isEqualTo("and?");
    }
  }

  @Test
  void whatTheOtherProtocolCannotSayIsRefusedWithItsName() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      String question = "\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}";

      for (String field :
          new String[] {
            "\"logit_bias\":{\"1\":2}", "\"n\":2", "\"temperature\":1.5", "\"seed\":4"
          }) {
        HttpResponse<String> reply =
            gateway.chat("{\"model\":\"claude\"," + field + "," + question);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("cannot be said", "not_translatable");
      }
      HttpResponse<String> sampled =
          gateway.post(
              "/v1/messages", "{\"model\":\"gpt\",\"max_tokens\":9,\"top_k\":4," + question);
      assertThat(sampled.body()).contains("'top_k' cannot be said", "invalid_request_error");
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void aFallbackMaySpeakTheOtherProtocol() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(whole(500, "{}"), whole(200, completion("from gpt")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/messages",
              "{\"model\":\"claude-then-gpt\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}");

      assertThat(JSON.readTree(reply.body()).at("/content/0/text").asText()).isEqualTo("from gpt");
      assertThat(reply.headers().firstValue("x-signalbox-route")).contains("gpt");
    }
  }

  @Test
  void aStreamThatBreaksOffEndsInAnErrorOfTheClientsProtocol() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                eventsThenReset(CLAUDE_EVENTS[0], CLAUDE_EVENTS[1], CLAUDE_EVENTS[2]));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> reply =
          gateway.chat(
              "{\"model\":\"claude\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}");

      assertThat(reply.body())
          .contains("\"content\":\"Bon\"", "broke off")
          .doesNotContain("[DONE]");
    }
  }

  @Test
  void whatIsNoAnswerOfTheProvidersProtocolIsNotPassedOn() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(200, "{\"unexpected\":true}"),
                whole(400, "{\"error\":{\"message\":\"too long\"}}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      String ask = "{\"model\":\"claude\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}";

      HttpResponse<String> garbage = gateway.chat(ask);
      HttpResponse<String> objection = gateway.chat(ask);

      assertThat(garbage.statusCode()).isEqualTo(502);
      assertThat(objection.statusCode()).isEqualTo(400);
      assertThat(objection.body()).contains("too long", "invalid_request_error");
    }
  }

  private static OpenAIClient openAi(TestGateway gateway) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.base() + "/v1")
        .apiKey(gateway.key)
        .maxRetries(0)
        .build();
  }

  private static AnthropicClient anthropic(TestGateway gateway) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(gateway.base().toString())
        .apiKey(gateway.key)
        .maxRetries(0)
        .build();
  }
}
