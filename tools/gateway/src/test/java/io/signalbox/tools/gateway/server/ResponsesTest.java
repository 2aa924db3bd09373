package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of agents besides conversations in the protocol of their provider. */
@Timeout(120)
class ResponsesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROUTES =
      """
      providers:
        native: {kind: openai, base-url: "%1$s", api-key: "${KEY}"}
        chat: {kind: openai, base-url: "%1$s", api-key: "${KEY}", responses: translated}
        claude: {kind: anthropic, base-url: "%1$s", api-key: "${KEY}"}
        ollama: {kind: ollama, base-url: "%1$s"}
      routes:
        native: {kind: chat, provider: native, model: gpt-5.4-mini, callers: ["*"], retries: 0, output-tokens: 500}
        chat: {kind: chat, provider: chat, model: gpt-4o, callers: ["*"], retries: 0}
        claude: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"], retries: 0}
        native-then-claude: {kind: chat, provider: native, model: gpt-4o, callers: ["*"], retries: 0, fallback: [claude]}
        keeps: {kind: chat, provider: chat, model: gpt-4o, callers: ["*"], retries: 0, keep-responses: 1h}
        local: {kind: chat, provider: ollama, model: llama3, price: {input: 1, output: 1}, callers: ["*"]}
      """;
  private static final String CREATED =
      "event: response.created\n"
          + "data:"
          + " {\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"in_progress\",\"output\":[]}}\n\n";

  private static TestGateway gateway(ScriptedUpstream up) {
    return TestGateway.of(ROUTES, up.baseUrl());
  }

  @Test
  void aRequestReachesItsOwnProtocolByteForByte() throws Exception {
    String answer =
        "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"hi\"}]}],\"usage\":{\"input_tokens\":80,\"input_tokens_details\":{\"cached_tokens\":60},\"output_tokens\":10,\"total_tokens\":90}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, answer));
        TestGateway gateway = gateway(up)) {
      String request =
          "{\"model\":\"native\","
              + " \"previous_response_id\":\"resp_0\",\"max_output_tokens\":50,\"input\":\"hi\",\"tools\":[{\"type\":\"tool_search\"}],\"unheard\":{\"a\":1.50}}";

      HttpResponse<String> reply = gateway.post("/v1/responses", request);

      assertThat(reply.body()).isEqualTo(answer);
      assertThat(up.received().getFirst().path()).isEqualTo("/v1/responses");
      assertThat(up.received().getFirst().body())
          .isEqualTo(request.replace("\"native\"", "\"gpt-5.4-mini\""));
      assertThat(gateway.records(1).getFirst())
          .containsEntry("input_tokens", 80L)
          .containsEntry("cached_tokens", 60L)
          .containsEntry("output_tokens", 10L)
          .containsEntry("outcome", "ANSWERED");
      assertThat(
              gateway
                  .post(
                      "/v1/responses",
                      "{\"model\":\"native\",\"max_output_tokens\":501,\"input\":\"hi\"}")
                  .body())
          .contains("too_many_tokens");
    }
  }

  @Test
  void theOfficialClientIsAnsweredByChatAndByAnthropic() throws Exception {
    String claude =
        "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-haiku-4-5\",\"content\":[{\"type\":\"text\",\"text\":\"bonjour\"},{\"type\":\"tool_use\",\"id\":\"tu_1\",\"name\":\"f\",\"input\":{\"a\":1}}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":10,\"output_tokens\":9}}";
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(200, completion("hello")),
                events(delta("hel"), delta("lo"), ending()[0], ending()[1], ending()[2]),
                whole(200, claude));
        TestGateway gateway = gateway(up)) {
      OpenAIClient client =
          OpenAIOkHttpClient.builder()
              .baseUrl(gateway.base() + "/v1")
              .apiKey(gateway.key)
              .maxRetries(0)
              .build();
      ResponseCreateParams ask =
          ResponseCreateParams.builder().model("chat").input("write to ann@example.org").build();

      Response whole = client.responses().create(ask);
      ResponseAccumulator streamed = ResponseAccumulator.create();
      try (var stream = client.responses().createStreaming(ask)) {
        stream.stream().forEach(streamed::accumulate);
      }
      Response fromClaude = client.responses().create(ask.toBuilder().model("claude").build());

      assertThat(text(whole)).isEqualTo("hello");
      assertThat(text(streamed.response())).isEqualTo("hello");
      assertThat(streamed.response().usage().orElseThrow().inputTokens()).isEqualTo(100);
      assertThat(text(fromClaude)).isEqualTo("bonjour");
      assertThat(fromClaude.output().get(1).asFunctionCall().callId()).isEqualTo("tu_1");
      assertThat(up.received().get(1).path()).isEqualTo("/v1/chat/completions");
      assertThat(up.received().get(2).path()).isEqualTo("/v1/messages");
      assertThat(up.received().getFirst().body()).contains("[EMAIL_1]").doesNotContain("ann@");
      assertThat(gateway.records(3))
          .allSatisfy(record -> assertThat(record).containsEntry("outcome", "ANSWERED"));
    }
  }

  private static String text(Response response) {
    return response.output().getFirst().asMessage().content().getFirst().asOutputText().text();
  }

  @Test
  void whatWasTakenOutComesBackInEveryEventThatRepeatsIt() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                events(
                    delta("to [EM"),
                    delta("AIL_1"),
                    delta("] ["),
                    ending()[0],
                    ending()[1],
                    ending()[2]));
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/responses",
              "{\"model\":\"chat\",\"stream\":true,\"input\":\"ann@example.org\"}");

      StringBuilder deltas = new StringBuilder();
      int next = 0;
      for (String line : reply.body().split("\n")) {
        if (line.startsWith("data: ")) {
          JsonNode event = JSON.readTree(line.substring(6));
          assertThat(event.path("sequence_number").asInt()).isEqualTo(next++);
          deltas.append(event.path("delta").asText(""));
        }
      }
      assertThat(deltas).hasToString("to ann@example.org [");
      assertThat(reply.body()).contains("\"text\":\"to ann@example.org [\"");
      assertThat(reply.body()).doesNotContain("[EMAIL_1]");
      assertThat(reply.body()).endsWith("}\n\n").doesNotContain("[DONE]");
    }
  }

  @Test
  void aBeginningWithoutATokenDoesNotKeepTheNextRouteAway() throws Exception {
    String failed =
        "event: response.failed\n"
            + "data:"
            + " {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"boom\"}}}\n\n";
    String[] claude = {
      "event: message_start\n"
          + "data:"
          + " {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":1,\"output_tokens\":0}}}\n\n",
      "event: content_block_delta\n"
          + "data:"
          + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"spare\"}}\n\n",
      "event: message_delta\n"
          + "data:"
          + " {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":1}}\n\n",
      "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
    };
    try (ScriptedUpstream up = new ScriptedUpstream(events(CREATED, failed), events(claude));
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/responses",
              "{\"model\":\"native-then-claude\",\"input\":\"q\",\"stream\":true}");

      assertThat(up.received()).hasSize(2);
      assertThat(reply.headers().firstValue("x-signalbox-route")).contains("claude");
      assertThat(reply.body()).contains("spare", "event: response.completed");
    }
  }

  @Test
  void aStreamThatBreaksOffSaysSoAndIsNotBookedAsAnswered() throws Exception {
    String text =
        "event: response.output_text.delta\n"
            + "data:"
            + " {\"type\":\"response.output_text.delta\",\"item_id\":\"i\",\"output_index\":0,\"content_index\":0,\"delta\":\"A\"}\n\n";
    String error =
        "event: error\n"
            + "data:"
            + " {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"boom\",\"param\":null}\n\n";
    try (ScriptedUpstream up =
            new ScriptedUpstream(events(CREATED, text, error), events(delta("hel")));
        TestGateway gateway = gateway(up)) {
      for (String route : new String[] {"native", "chat"}) {
        HttpResponse<String> reply =
            gateway.post(
                "/v1/responses", "{\"model\":\"" + route + "\",\"input\":\"q\",\"stream\":true}");

        assertThat(reply.body()).contains("event: error", "event: response.failed");
      }
      assertThat(gateway.records(2))
          .allSatisfy(record -> assertThat(record).containsEntry("outcome", "BROKEN_OFF"));
    }
  }

  @Test
  void stateThatTheProviderWouldNeedIsRefusedByNameOverATranslatedRoute() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> reply =
          gateway.post(
              "/v1/responses",
              "{\"model\":\"claude\",\"previous_response_id\":\"resp_1\",\"input\":\"q\"}");

      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("previous_response_id", "invalid_request_error");
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void aRouteThatKeepsResponsesGoesOnFromThemForWhoBeganThem() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                events(delta("hello Ann"), ending()[0], ending()[1], ending()[2]),
                whole(200, completion("fine")));
        TestGateway gateway = gateway(up)) {
      String first =
          gateway
              .post("/v1/responses", "{\"model\":\"keeps\",\"stream\":true,\"input\":\"I am Ann\"}")
              .body();
      String next =
          "{\"model\":\"keeps\",\"input\":[%s{\"role\":\"user\",\"content\":\"and now?\"}]%s}";
      HttpResponse<String> byId =
          gateway.post(
              "/v1/responses", next.formatted("", ",\"previous_response_id\":\"resp_c1\""));
      HttpResponse<String> byItem =
          gateway.post(
              "/v1/responses",
              next.formatted("{\"type\":\"item_reference\",\"id\":\"msg_c1_0\"},", ""));
      HttpResponse<String> unknown =
          gateway.post("/v1/responses", next.formatted("", ",\"previous_response_id\":\"x\""));

      assertThat(first).contains("\"id\":\"resp_c1\"", "\"id\":\"msg_c1_0\"");
      assertThat(byId.statusCode()).isEqualTo(200);
      assertThat(up.received().get(1).body()).contains("I am Ann", "hello Ann", "and now?");
      assertThat(byItem.statusCode()).isEqualTo(200);
      assertThat(up.received().get(2).body()).contains("fine").doesNotContain("I am Ann");
      assertThat(unknown.statusCode()).isEqualTo(400);
      assertThat(unknown.body()).contains("'x' is not kept here");
    }
  }

  @Test
  void tokensAreCountedByAnthropicAndEstimatedForOthers() throws Exception {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello there,"
            + " ann@example.org\"}]}";
    String path = "/v1/messages/count_tokens?beta=true";
    try (ScriptedUpstream up =
            new ScriptedUpstream(whole(200, "{\"input_tokens\":14}"), whole(404, "{}"));
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> counted = gateway.post(path, body.formatted("claude"));
      HttpResponse<String> without = gateway.post(path, body.formatted("claude"));
      HttpResponse<String> estimated = gateway.post(path, body.formatted("chat"));
      HttpResponse<String> nowhere = gateway.post(path, body.formatted("nowhere"));

      assertThat(counted.body()).isEqualTo("{\"input_tokens\":14}");
      assertThat(counted.headers().firstValue("x-signalbox-estimate")).isEmpty();
      assertThat(up.received().getFirst().path()).isEqualTo("/v1/messages/count_tokens");
      assertThat(up.received().getFirst().body())
          .contains("claude-haiku-4-5", "[EMAIL_1]")
          .doesNotContain("max_tokens");
      for (HttpResponse<String> guess : List.of(without, estimated)) {
        assertThat(guess.headers().firstValue("x-signalbox-estimate")).contains("true");
        assertThat(JSON.readTree(guess.body()).path("input_tokens").asInt()).isBetween(12, 80);
      }
      assertThat(nowhere.statusCode()).isEqualTo(404);
      assertThat(nowhere.body()).startsWith("{\"type\":\"error\"");
    }
  }

  @Test
  void aModelIsFoundByItsNameAndErrorsHaveTheFormOfWhoAsks() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = gateway(up)) {
      JsonNode model = JSON.readTree(gateway.get("/v1/models/native").body());
      assertThat(model.path("id").asText()).isEqualTo("native");
      assertThat(gateway.get("/v1/models/none").statusCode()).isEqualTo(404);

      for (String path : new String[] {"/v1/models/none", "/v1/nothing", "/v1/messages"}) {
        var request =
            java.net.http.HttpRequest.newBuilder(gateway.base().resolve(path))
                .header("x-api-key", gateway.key)
                .header("anthropic-version", "2023-06-01")
                .build();
        HttpResponse<String> reply =
            gateway.client().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).isIn(404, 405);
        assertThat(reply.body()).startsWith("{\"type\":\"error\"");
      }
      assertThat(gateway.get("/v1/responses").body()).startsWith("{\"error\"");
    }
  }

  @Test
  void theCapOfAnAnswerHoldsUnderTheNameThatOllamaKnows() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("hi")));
        TestGateway gateway = gateway(up)) {
      gateway.chat("{\"model\":\"local\",\"max_completion_tokens\":7,\"messages\":[]}");
      gateway.chat("{\"model\":\"local\",\"messages\":[]}");

      assertThat(up.received().get(0).body()).contains("\"max_tokens\":7");
      assertThat(up.received().get(1).body()).contains("\"max_tokens\":8192");
    }
  }

  @Test
  void placeholdersOfSignedThoughtsStayAsTheyWereInTheNextTurn() throws Exception {
    String answer =
        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"c\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"mail"
            + " [EMAIL_1]\",\"signature\":\"sig\"},{\"type\":\"text\",\"text\":\"to"
            + " [EMAIL_1]\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, answer));
        TestGateway gateway = gateway(up)) {
      String first = "{\"role\":\"user\",\"content\":\"ann@example.org\"}";
      String request = "{\"model\":\"claude\",\"max_tokens\":9,\"messages\":[%s]}";

      JsonNode said = JSON.readTree(gateway.post("/v1/messages", request.formatted(first)).body());
      gateway.post(
          "/v1/messages",
          request.formatted(
              first
                  + ",{\"role\":\"assistant\",\"content\":"
                  + said.get("content")
                  + "},{\"role\":\"user\",\"content\":\"bob@example.org\"}"));

      assertThat(said.at("/content/1/text").asText()).isEqualTo("to ann@example.org");
      assertThat(JSON.readTree(up.received().get(1).body()).at("/messages/1/content"))
          .isEqualTo(JSON.readTree(answer).get("content"));
      assertThat(up.received().get(1).body()).contains("[EMAIL_2]");
    }
  }
}
