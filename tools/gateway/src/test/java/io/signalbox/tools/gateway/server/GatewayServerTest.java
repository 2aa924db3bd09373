package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.hang;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatewayServerTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: [tester], timeout: 5s}
        others: {kind: chat, provider: up, model: gpt-4o, callers: [somebody]}
        vectors: {kind: embedding, provider: up, model: text-embedding-3-small, callers: ["*"]}
      """;
  private static final String ASK =
      "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"x_new\":{\"a\":[1]}}";

  @Test
  void answersWithWhatTheProviderSentAndSendsItWhatTheClientSent() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("Hello")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ASK, "X-Request-Id", "mine-1");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(completion("Hello"));
      assertThat(response.headers().firstValue("x-request-id")).contains("mine-1");
      assertThat(response.headers().firstValue("x-signalbox-route")).contains("answers");
      ScriptedUpstream.Received sent = up.received().getFirst();
      assertThat(sent.path()).isEqualTo("/v1/chat/completions");
      assertThat(sent.headers())
          .containsEntry("authorization", "Bearer " + TestGateway.PROVIDER_KEY)
          .containsEntry("x-request-id", "mine-1");
      assertThat(sent.body())
          .isEqualTo(
              ASK.replace("\"answers\"", "\"gpt-4o\"")
                  .replaceFirst("\\{", "{\"max_completion_tokens\":8192,"));
      assertThat(gateway.records(1).getFirst())
          .containsEntry("caller", "tester")
          .containsEntry("route", "answers")
          .containsEntry("model", "gpt-4o")
          .containsEntry("input_tokens", 100L)
          .containsEntry("output_tokens", 20L)
          .containsEntry("cost", 100L * 2_500_000 + 20L * 10_000_000)
          .containsEntry("finish_reason", "stop")
          .containsEntry("outcome", "ANSWERED");
    }
  }

  @Test
  void streamsEventsAsTheyComeAndHidesTheCountThatOnlyTheGatewayAskedFor() throws Exception {
    String[] all =
        Stream.concat(Stream.of(delta("Hel"), delta("lo")), Stream.of(ending()))
            .toArray(String[]::new);
    try (ScriptedUpstream up = new ScriptedUpstream(events(all));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ASK.replaceFirst("\\{", "{\"stream\":true,"));

      assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
      assertThat(response.body()).isEqualTo(delta("Hel") + delta("lo") + ending()[0] + ending()[2]);
      assertThat(up.received().getFirst().body())
          .contains("\"stream_options\":{\"include_usage\":true}");
      assertThat(gateway.records(1).getFirst())
          .containsEntry("output_tokens", 20L)
          .containsEntry("outcome", "ANSWERED");
      assertThat(gateway.records().getFirst().get("first_token_us")).isNotNull();
    }
  }

  @Test
  void refusesInTheShapeOfTheProtocolWithASentence() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> noKey = gateway.chat(ASK, "Authorization", "Bearer sbx-wrong");
      HttpResponse<String> noRoute = gateway.chat(ASK.replace("answers", "others"));
      HttpResponse<String> noModel = gateway.chat("{\"messages\":[]}");
      HttpResponse<String> noJson = gateway.chat("{\"model\":");
      HttpResponse<String> anthropic = gateway.post("/v1/messages", ASK, "x-api-key", gateway.key);
      HttpResponse<String> wrongKind = gateway.post("/v1/embeddings", ASK);
      HttpResponse<String> tooSecret = gateway.chat(ASK, "X-Signalbox-Data-Class", "restricted");
      HttpResponse<String> noClass = gateway.chat(ASK, "X-Signalbox-Data-Class", "cosmic");

      assertThat(noKey.statusCode()).isEqualTo(401);
      assertThat(noKey.body()).contains("\"authentication_error\"", "The key is not known here.");
      assertThat(noRoute.statusCode()).isEqualTo(404);
      assertThat(noRoute.body()).contains("There is no route 'others' that you may use");
      assertThat(noModel.statusCode()).isEqualTo(400);
      assertThat(noModel.body()).contains("must name a route");
      assertThat(noJson.statusCode()).isEqualTo(400);
      assertThat(anthropic.body()).startsWith("{\"type\":\"error\",\"error\":{\"type\":");
      assertThat(wrongKind.statusCode()).isEqualTo(400);
      assertThat(tooSecret.statusCode()).isEqualTo(403);
      assertThat(tooSecret.body()).contains("may carry internal data at most");
      assertThat(noClass.statusCode()).isEqualTo(400);
      assertThat(up.received()).isEmpty();
      assertThat(gateway.records(5)).extracting(r -> r.get("outcome")).containsOnly("DENIED");
    }
  }

  @Test
  void nothingIsUnderWayAnyMoreOnceEveryClientHasItsAnswerOrIsGone() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("hello")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl()).thatKnowsTheKey()) {
      assertThat(gateway.chat(ASK).statusCode()).isEqualTo(200);
      assertThat(gateway.chat("{").statusCode()).isEqualTo(400);
      try (Socket half = new Socket("127.0.0.1", gateway.server.port())) {
        half.getOutputStream()
            .write(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(gateway.get("/health").statusCode()).isEqualTo(200);

      while (gateway.server.underWay() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aReadinessThatIsWaitedForTooLongIsNone() {
    CompletableFuture<ServerReadiness> never = new CompletableFuture<>();

    ServerReadiness told =
        ServerReadiness.within(
            Duration.ofMillis(20), never::join, task -> Thread.ofVirtual().start(task));

    assertThat(told.isReady()).isFalse();
    never.cancel(true);
  }

  @Test
  void listensOnTheHostThatIsNamedAndOnNoOther() throws Exception {
    try (TestGateway gateway = TestGateway.of(ROUTES, "http://localhost:1/v1")) {
      assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> new Socket("127.0.0.2", gateway.server.port()).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void severalEventLoopsTakeTheConnectionsOfOnePortAndGiveItUpTogether() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("hello")));
        TestGateway gateway = TestGateway.on(port, ROUTES, up.baseUrl())) {
      for (int i = 0; i < 4; i++) {
        try (HttpClient fresh = HttpClient.newHttpClient()) {
          HttpResponse<String> reply =
              fresh.send(
                  gateway.request("/v1/chat/completions", ASK),
                  HttpResponse.BodyHandlers.ofString());
          assertThat(reply.body()).contains("hello");
        }
      }
      assertThat(gateway.server.port()).isEqualTo(port);

      gateway.server.close();

      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aCallUnderWayIsAnsweredBeforeTheServerStopsAndNoNewOneIsTaken() throws Exception {
    List<String> rest = Stream.concat(Stream.of(delta("lo")), Stream.of(ending())).toList();
    try (ScriptedUpstream up =
            new ScriptedUpstream(ScriptedUpstream.eventsInTwoParts(List.of(delta("Hel")), rest));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl()).thatKnowsTheKey()) {
      CompletableFuture<HttpResponse<InputStream>> call =
          gateway
              .client()
              .sendAsync(
                  gateway.request(
                      "/v1/chat/completions", ASK.replaceFirst("\\{", "{\"stream\":true,")),
                  HttpResponse.BodyHandlers.ofInputStream());
      // The head is there, so the call is under way.
      HttpResponse<InputStream> begun = call.get(20, TimeUnit.SECONDS);

      CompletableFuture<Void> closing = CompletableFuture.runAsync(gateway.server::close);
      while (gateway.get("/ready").statusCode() == 200) {
        Thread.onSpinWait();
      }
      HttpResponse<String> late = gateway.chat(ASK);
      assertThat(closing).isNotDone();
      up.release();
      String whole = new String(begun.body().readAllBytes(), StandardCharsets.UTF_8);
      closing.get(20, TimeUnit.SECONDS);

      assertThat(whole).contains("Hel", "lo", "[DONE]");
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).contains("shutting down");
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "ANSWERED");
    }
  }

  @Test
  void listsTheRoutesThatAKeyMayUse() throws Exception {
    try (TestGateway gateway = TestGateway.of(ROUTES, "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.get("/v1/models");

      assertThat(response.body())
          .contains("\"id\":\"answers\"", "\"id\":\"vectors\"")
          .doesNotContain("others");
    }
  }

  @Test
  void passesEmbeddingsThrough() throws Exception {
    String vector =
        "{\"object\":\"list\",\"data\":[{\"embedding\":[0.1]}],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, vector));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response =
          gateway.post("/v1/embeddings", "{\"model\":\"vectors\",\"input\":[\"a\"]}");

      assertThat(response.body()).isEqualTo(vector);
      assertThat(up.received().getFirst().path()).isEqualTo("/v1/embeddings");
      assertThat(gateway.records(1).getFirst()).containsEntry("input_tokens", 3L);
    }
  }

  @Test
  void passesOnWhatTheProviderSaysOfTheRequestItself() throws Exception {
    String word =
        "{\"error\":{\"message\":\"temperature is too high\",\"type\":\"invalid_request_error\"}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(400, word));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ASK);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).isEqualTo(word);
      assertThat(up.received()).hasSize(1);
      assertThat(gateway.records(1).getFirst())
          .containsEntry("outcome", "REJECTED_BY_PROVIDER")
          .containsEntry("cost", 0L);
    }
  }

  @Test
  void keepsToItselfWhatAProviderSaysOfTheKey() throws Exception {
    String word = "{\"error\":{\"message\":\"Incorrect key " + TestGateway.PROVIDER_KEY + "\"}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(401, word));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ASK);

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body())
          .contains("does not accept the key that the gateway has for it")
          .doesNotContain("sk-provider");
    }
  }

  @Test
  void saysHowItIsAndWhatItDid() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      var unused = gateway.chat(ASK);
      gateway.records(1);

      assertThat(gateway.get("/health").body()).isEqualTo("ok\n");
      assertThat(gateway.get("/ready").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/metrics").body())
          .contains(
              "signalbox_gateway_calls_seconds_count{outcome=\"answered\",route=\"answers\"} 1");
      assertThat(gateway.get("/nothing").statusCode()).isEqualTo(404);
      assertThat(gateway.get("/v1/messages").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void everyMetricThatTheAlertsWatchIsServed() throws Exception {
    String rules = Files.readString(Path.of("../../deploy/prometheus-rules.yaml"));
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      var unused = gateway.chat(ASK);
      gateway.records(1);
      String served = gateway.get("/metrics").body();

      List<String> watched =
          Pattern.compile("signalbox_\\w+")
              .matcher(rules)
              .results()
              .map(MatchResult::group)
              .distinct()
              .toList();
      assertThat(watched).hasSize(3).allSatisfy(name -> assertThat(served).contains("\n" + name));
      assertThat(Pattern.compile("outcome=~\"([^\"]+)").matcher(rules).results())
          .allSatisfy(
              match ->
                  assertThat(Stream.of(CallOutcome.values()).map(CallOutcome::label))
                      .contains(match.group(1).split("\\|")));
    }
  }

  /** Anybody may read the metrics, and there is no end of what a client can send. */
  @Test
  void whatAClientSendsInPlaceOfARouteIsNeitherMeasuredNorKept() throws Exception {
    String secret = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";
    try (TestGateway gateway = TestGateway.of(ROUTES, "http://localhost:1/v1")) {
      for (int i = 0; i < 20; i++) {
        assertThat(gateway.chat(ASK.replace("answers", secret + i)).statusCode()).isEqualTo(404);
      }

      assertThat(gateway.get("/metrics").body())
          .contains(
              "signalbox_gateway_calls_seconds_count{outcome=\"denied\",route=\"(no route)\"} 20")
          .doesNotContain(secret);
      assertThat(gateway.records(20).toString()).contains("(no route)").doesNotContain(secret);
    }
  }

  @Test
  void refusesABodyBeyondTheLimit() throws Exception {
    try (TestGateway gateway = TestGateway.of(ROUTES, "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.chat("{\"a\":\"" + "x".repeat(33 << 20) + "\"}");

      assertThat(response.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void refusesARevokedKeyAtOnce() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(gateway.chat(ASK).statusCode()).isEqualTo(200);

      gateway.caller(callers -> callers.revoke(callers.keys("tester").getFirst().id()));

      assertThat(gateway.chat(ASK).body()).contains("The key was revoked");
    }
  }

  @Test
  void refusesTheCallThatTheCallersOwnBudgetDoesNotCover() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      Caller.Allowance cents =
          new Caller.Allowance(
              io.signalbox.tools.core.price.Cost.dollars(0.01),
              io.signalbox.tools.core.route.BudgetRule.Period.DAY);
      gateway.caller(
          callers ->
              callers.save(
                  new Caller(
                      "tester",
                      "team",
                      "U1",
                      java.util.Set.of(),
                      io.signalbox.tools.core.route.DataClass.INTERNAL,
                      Optional.of(cents))));

      HttpResponse<String> refused = gateway.chat(ASK);
      HttpResponse<String> small = gateway.chat(ASK.replaceFirst("\\{", "{\"max_tokens\":10,"));

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body())
          .contains(
              "budget_exhausted",
              "of $0.01 a day $0.01 remains",
              "Only a lower max_tokens or a larger budget helps");
      assertThat(refused.headers().firstValue("x-should-retry")).contains("false");
      assertThat(refused.headers().firstValue("retry-after")).isEmpty();
      assertThat(small.statusCode()).isEqualTo(200);
      Map<String, Object> record = gateway.records(2).getFirst();
      assertThat(record).containsEntry("outcome", "OVER_BUDGET").containsEntry("cost", 0L);
    }
  }

  @Test
  void chargesACallThatWasNotWaitedForAsIfItHadBeenAnswered() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(hang());
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String ask = ASK.replaceFirst("\\{", "{\"max_tokens\":100,");

      assertThat(gateway.chat(ask, "X-Signalbox-Timeout-Ms", "300").statusCode()).isEqualTo(504);

      Map<String, Object> record = gateway.records(1).getFirst();
      assertThat(record).containsEntry("outcome", "TIMED_OUT");
      assertThat((Long) record.get("cost")).isGreaterThan(100 * 10_000_000L);
    }
  }

  @Test
  void setsAsideTheWholeContextForFilesThatTheProviderFetches() throws Exception {
    String routes =
        ROUTES.replace(
            "callers: [tester]",
            "callers: [tester], output-tokens: 10, budget: {amount: 0.2, period: day}");
    String file =
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":"
            + "[{\"type\":\"file\",\"file\":{\"file_id\":\"f1\"}}]}]}";
    String tool =
        ASK.replaceFirst(
            "\\{",
            "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\",\"parameters\":"
                + "{\"type\":\"object\",\"properties\":{\"file_id\":{\"type\":\"string\"}}}}}],");
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(routes, up.baseUrl())) {
      assertThat(gateway.chat(file).body()).contains("budget_exhausted");
      assertThat(gateway.chat(tool).statusCode()).isEqualTo(200);
      assertThat(up.received()).hasSize(1);
    }
  }

  @Test
  void masksItsOwnKeyInWhatAProviderSaysOfARequest() throws Exception {
    String said = "{\"error\":{\"message\":\"no, Bearer " + TestGateway.PROVIDER_KEY + "\"}}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(400, said));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(gateway.chat(ASK).body())
          .contains("Bearer [key]")
          .doesNotContain(TestGateway.PROVIDER_KEY);
    }
  }
}
