package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class PolicyTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s"}
      routes:
        exact: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], cache: {matching: exact}, data-class: confidential}
        shared: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], cache: {matching: exact, for: everyone}}
        similar: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], cache: {matching: semantic, similarity: 0.9}}
        slow: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], limits: {requests: 3}}
        checked:
          kind: chat
          provider: up
          model: gpt-4o
          callers: ["*"]
          output-schema: '{"type":"object","required":["team"],"properties":{"team":{"type":"string"}}}'
        dime:
          kind: chat
          provider: up
          model: gpt-4o
          callers: ["*"]
          output-tokens: 20
          budget: {amount: 0.01, period: month}
        approved: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], approval: true}
      """;

  @Test
  void givesAnExactAnswerAgainButNeverAcrossCallersDataClassesToolsOrSystemPrompts()
      throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("one")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      gateway.caller(callers -> callers.save(Caller.of("other", "team", "U2")));
      String other = gateway.callers.issue("other", Optional.empty()).key().reveal();
      String bearer = "Bearer " + other;

      assertThat(cache(gateway.chat(ask("exact")))).isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("exact")))).isEqualTo("EXACT");
      assertThat(cache(gateway.chat(ask("exact"), "Authorization", bearer))).isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("exact"), "X-Signalbox-Data-Class", "confidential")))
          .isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("exact").replace("be brief", "be long"))))
          .isEqualTo("MISS");
      String tools = ask("exact").replaceFirst("\\{", "{\"tools\":[{\"type\":\"function\"}],");
      assertThat(cache(gateway.chat(tools))).isEqualTo("OFF");
      assertThat(cache(gateway.chat(tools))).isEqualTo("OFF");
      assertThat(cache(gateway.chat(ask("shared")))).isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("shared"), "Authorization", bearer))).isEqualTo("EXACT");

      assertThat(up.received()).hasSize(7);
      assertThat(gateway.records(9).get(1))
          .containsEntry("cost", 0L)
          .containsEntry("saved", 100L * 2_500_000 + 20L * 10_000_000);
    }
  }

  @Test
  void givesAStreamAgainWhenItCameToItsEnd() throws Exception {
    List<String> events = new ArrayList<>(List.of(delta("one"), delta("two")));
    events.addAll(List.of(ScriptedUpstream.ending()));
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                ScriptedUpstream.eventsThenReset(delta("half")),
                ScriptedUpstream.events(events.toArray(String[]::new)));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String stream = ask("exact").replaceFirst("\\{", "{\"stream\":true,");
      assertThat(gateway.chat(stream).body()).contains("broken_off");
      HttpResponse<String> first = gateway.chat(stream);
      HttpResponse<String> again = gateway.chat(stream);

      assertThat(cache(first)).isEqualTo("MISS");
      assertThat(cache(again)).isEqualTo("EXACT");
      assertThat(again.body()).isEqualTo(first.body()).contains("two", "[DONE]");
      assertThat(again.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(up.received()).hasSize(2);
    }
  }

  @Test
  void givesAnAnswerToAQuestionOfTheSameMeaningAboveTheFloorOnly() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("one")));
        TestGateway gateway =
            new TestGateway(
                ROUTES.formatted(up.baseUrl()),
                io.opentelemetry.api.OpenTelemetry.noop(),
                new AngleEmbedder())) {
      assertThat(cache(gateway.chat(ask("similar").replace("who", "angle")))).isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("similar").replace("who", "angle" + "?".repeat(20)))))
          .isEqualTo("SEMANTIC");
      assertThat(cache(gateway.chat(ask("similar").replace("who", "please, the angles"))))
          .isEqualTo("SEMANTIC");
      for (String other :
          List.of("not angle", "angle 7", "angle before tea", "an angle of a hat")) {
        assertThat(cache(gateway.chat(ask("similar").replace("who", other)))).isEqualTo("MISS");
      }
      assertThat(cache(gateway.chat(ask("similar").replace("who", "tea before angle"))))
          .isEqualTo("MISS");
      assertThat(cache(gateway.chat(ask("similar").replace("who", "angle" + "?".repeat(60)))))
          .isEqualTo("MISS");
      assertThat(
              cache(
                  gateway.chat(
                      ask("similar").replace("who", "angle?").replace("be brief", "be long"))))
          .isEqualTo("MISS");
    }
  }

  @Test
  void tellsItsClientsOfTheEndOfAModelAndRefusesItFromThatDayOn() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("one")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      LocalDate today = LocalDate.ofInstant(gateway.clock.instant(), ZoneOffset.UTC);

      gateway.endings.put("gpt-4o", ending(LocalDate.of(2040, 1, 14), "error", true));
      HttpResponse<String> told = gateway.chat(ask("exact"));
      assertThat(told.statusCode()).isEqualTo(200);
      assertThat(told.headers().firstValue("sunset")).contains("Sat, 14 Jan 2040 00:00:00 GMT");
      assertThat(told.headers().firstValue("deprecation")).contains("@1767225600");
      assertThat(told.headers().firstValue("link"))
          .contains("<urn:signalbox:model:gpt-6-luna>; rel=\"successor-version\"");

      gateway.endings.put("gpt-4o", ending(today, "silent reroute to gpt-6-luna", false));
      assertThat(gateway.chat(ask("exact")).statusCode()).isEqualTo(410);

      gateway.endings.put("gpt-4o", ending(today, "error", true));
      HttpResponse<String> refused = gateway.chat(ask("exact"));
      assertThat(refused.statusCode()).isEqualTo(410);
      assertThat(refused.body())
          .contains("model_retired", "was retired on " + today + " (https://example.com)");
      assertThat(refused.headers().firstValue("link").orElseThrow())
          .contains("successor-version", "<https://example.com>; rel=\"sunset\"");
    }
  }

  private static ModelEnding ending(LocalDate day, String fate, boolean refuses) {
    return new ModelEnding(
        day,
        true,
        Optional.of(LocalDate.of(2026, 1, 1)),
        fate,
        refuses,
        List.of("gpt-6-luna"),
        "https://example.com");
  }

  @Test
  void refusesTheRequestBeyondTheLimitAndSaysWhenToComeBack() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("one")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.chat(ask("slow")).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> refused = gateway.chat(ask("slow"));

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("allows you 3 requests a minute");
      assertThat(refused.headers().firstValue("retry-after").map(Integer::parseInt).orElseThrow())
          .isBetween(1, 20);
    }
  }

  @Test
  void doesNotOverspendWhenABurstOfCallsArrivesAtOnce() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("one")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        calls.add(() -> gateway.chat(ask("dime").replace("who", "who ".repeat(20))).statusCode());
      }
      int answered = 0;
      for (Future<Integer> call : threads.invokeAll(calls)) {
        answered += call.get() == 200 ? 1 : 0;
      }

      gateway.records(60);
      long spent = gateway.records().stream().mapToLong(r -> (Long) r.get("cost")).sum();
      assertThat(answered).isBetween(10, 22);
      assertThat(spent).isEqualTo(answered * 450_000_000L).isLessThanOrEqualTo(10_000_000_000L);
      long booked =
          gateway
              .database
              .jdbi()
              .withHandle(
                  h -> h.createQuery("SELECT spent FROM budget_account").mapTo(Long.class).one());
      assertThat(booked).isEqualTo(spent);
    }
  }

  @Test
  void hasAnAnswerThatDoesNotMeetTheSchemaRepairedOnce() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(200, completion("payments")),
                whole(
                    200, completion("{\\\"team\\\":\\\"payments\\\"}").replace("\\\\\"", "\\\"")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ask("checked"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("team");
      assertThat(up.received().get(1).body())
          .contains(
              "\"role\":\"assistant\",\"content\":\"payments\"", "does not meet the JSON schema");
      assertThat(gateway.records(1).getFirst())
          .containsEntry("input_tokens", 200L)
          .containsEntry("attempts", 2);
    }
  }

  @Test
  void refusesAnAnswerThatDoesNotMeetTheSchemaTwice() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("payments")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ask("checked"));
      HttpResponse<String> streamed =
          gateway.chat(ask("checked").replaceFirst("\\{", "{\"stream\":true,"));

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body()).contains("does not meet the schema of the route 'checked'");
      assertThat(up.received()).hasSize(2);
      assertThat(streamed.statusCode()).isEqualTo(400);
      assertThat(gateway.records(2).getFirst())
          .containsEntry("outcome", "INVALID_OUTPUT")
          .containsEntry("output_tokens", 40L);
    }
  }

  @Test
  void sendsNothingThatAPersonHasToApproveFirst() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(gateway.chat(ask("approved")).body()).contains("approval_needed");
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void leavesASpanWithTheConventionsNamesAndWithoutTheText() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("secretive")));
        TestGateway gateway =
            new TestGateway(
                ROUTES.formatted(up.baseUrl()),
                OTEL.getOpenTelemetry(),
                new TestGateway.NoEmbedder())) {
      String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
      var unused = gateway.chat(ask("slow"), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
      gateway.records(1);

      assertThat(up.received().getFirst().headers().get("traceparent")).contains(trace);
      SpanData span = OTEL.getSpans().getFirst();
      assertThat(span.getTraceId()).isEqualTo(trace);
      assertThat(span.getName()).isEqualTo("chat gpt-4o");
      assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.request.model")))
          .isEqualTo("gpt-4o");
      assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
          .isEqualTo(20);
      assertThat(span.toString()).doesNotContain("secretive", "be brief");
    }
  }

  private static String cache(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.headers().firstValue("x-signalbox-cache").orElse("");
  }

  private static String ask(String route) {
    return "{\"model\":\""
        + route
        + "\",\"messages\":[{\"role\":\"system\",\"content\":\"be"
        + " brief\"},{\"role\":\"user\",\"content\":\"who\"}]}";
  }

  /** Texts that end in an angle: the cosine between two is that of their difference. */
  private static final class AngleEmbedder implements Embedder {
    @Override
    public String model() {
      return "angles";
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String text) {
      // One degree for each question mark, which no word of the question is.
      double angle = Math.toRadians(text.chars().filter(each -> each == '?').count());
      return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }
  }
}
