package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same whether a call has a thread of its own from its beginning or leaves on the event loop.
 */
@Timeout(60)
@ParameterizedClass(name = "the key is known: {0}")
@ValueSource(booleans = {false, true})
class UnhappyProviderTest {
  @Parameter boolean known;

  private static final String ROUTES =
      """
      providers:
        one: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        two: {kind: openai, base-url: "%s"}
      routes:
        first:
          kind: chat
          provider: one
          model: gpt-4o
          callers: ["*"]
          timeout: 900ms
          first-token: 500ms
          fallback: [second]
        second: {kind: chat, provider: two, model: gpt-4.1-mini, callers: ["*"], timeout: 5s}
        closed: {kind: chat, provider: one, model: gpt-4o, callers: ["*"], timeout: 900ms, on-failure: refuse}
        patient: {kind: chat, provider: one, model: gpt-4o, callers: ["*"], timeout: 20s}
        hedged: {kind: chat, provider: one, model: gpt-4o, callers: ["*"], timeout: 10s, retries: 0, hedge-after: 200ms}
        broke:
          kind: chat
          provider: one
          model: gpt-4o
          callers: ["*"]
          fallback: [penniless]
        penniless:
          kind: chat
          provider: two
          model: gpt-4o
          callers: ["*"]
          budget: {amount: 0.0001, period: day}
      """;
  private static final String WELL = completion("from the second");

  @Test
  void aSecondRequestGoesOutWhenTheFirstHangsAndItsPromptIsPaidFor() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(ScriptedUpstream.hang(), whole(200, completion("second try")));
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> reply = gateway.chat(ask("hedged"));

      assertThat(reply.body()).contains("second try");
      assertThat(one.received()).hasSize(2);
      assertThat(one.wasBrokenOff()).isTrue();
      Map<String, Object> record = gateway.records(1).getFirst();
      assertThat(record).containsEntry("attempts", 2).containsEntry("outcome", "ANSWERED");
      assertThat((Long) record.get("input_tokens")).isGreaterThan(100L);
    }
  }

  @Test
  void aPromptAnswerIsNotHedgedAndAnErrorOfBothIsAnError() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(whole(200, completion("at once")), whole(500, "{}"));
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> prompt = gateway.chat(ask("hedged"));
      HttpResponse<String> failed = gateway.chat(ask("hedged"));

      assertThat(prompt.body()).contains("at once");
      assertThat(failed.statusCode()).isEqualTo(502);
      assertThat(one.received()).hasSize(2);
    }
  }

  static Stream<ScriptedUpstream.Step> failures() {
    return Stream.of(
        whole(500, "{\"error\":{}}"),
        whole(529, "overloaded"),
        whole(200, "<html>proxy login</html>"),
        whole(200, "{\"choices\":["),
        whole(200, "{\"choices\":[]}"),
        whole(404, "{}"),
        whole(429, "{}", "Retry-After: 3600"),
        ScriptedUpstream.hang(),
        ScriptedUpstream.reset(),
        ScriptedUpstream.garbage());
  }

  static Stream<Arguments> oddAnswers() {
    String half =
        completion("half").replace("\"finish_reason\":\"stop\"", "\"finish_reason\":\"error\"");
    return Stream.of(
        Arguments.of(whole(200, half), "marked as good", "ERROR_INSIDE"),
        Arguments.of(whole(200, "<html>login</html>"), "a web page", "WEB_PAGE"),
        Arguments.of(whole(200, "{\"choices\":["), "not JSON", "UNREADABLE"),
        Arguments.of(whole(200, ""), "sent an empty answer", "UNREADABLE"),
        Arguments.of(whole(200, "[]"), "not a JSON object", "UNREADABLE"),
        Arguments.of(whole(200, "{\"choices\":[]}"), "nothing of a model", "WITHOUT_ANSWER"),
        Arguments.of(whole(200, "{}"), "nothing of a model", "WITHOUT_ANSWER"),
        Arguments.of(whole(200, "x", "Content-Encoding: br"), "compressed", "UNREADABLE"),
        Arguments.of(whole(200, "x", "Content-Encoding: gzip"), "compressed", "UNREADABLE"),
        Arguments.of(whole(302, "", "Location: http://127.0.0.1:1/"), "elsewhere", "REDIRECTED"),
        Arguments.of(
            whole(200, "{\"error\":{\"message\":\"boom\"}}"), "marked as good", "ERROR_INSIDE"));
  }

  @ParameterizedTest
  @MethodSource("oddAnswers")
  void saysWhatWasOddAboutAnAnswerAndNeverBillsIt(
      ScriptedUpstream.Step odd, String words, String outcome) throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(odd);
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> reply = gateway.chat(ask("closed"));

      assertThat(reply.statusCode()).isEqualTo(502);
      assertThat(reply.body()).contains(words, "\"error\"");
      assertThat(gateway.records(1).getFirst())
          .containsEntry("outcome", outcome)
          .containsEntry("cost", 0L);
    }
  }

  /** More than 64 MiB, without an end. */
  private static ScriptedUpstream.Step tooLarge() {
    byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
    return (out, upstream, socket) -> {
      out.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{".getBytes(UTF_8));
      for (int i = 0; i < 70; i++) {
        out.write(blanks);
      }
      return false;
    };
  }

  @Test
  void givesUpAnAnswerThatIsTooLarge() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(tooLarge());
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> reply = gateway.chat(ask("patient"));

      assertThat(reply.statusCode()).isEqualTo(502);
      assertThat(reply.body()).contains("larger than is allowed");
      assertThat(gateway.records(1).getFirst())
          .containsEntry("outcome", "TOO_LARGE")
          .containsEntry("cost", 0L);
    }
  }

  @Test
  void readsAnAnswerThatWasCompressedOnItsWay() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(WELL.getBytes(UTF_8));
    }
    ScriptedUpstream.Step step =
        (out, upstream, socket) -> {
          String head =
              "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n"
                  + "content-length: %d\r\n\r\n";
          out.write(head.formatted(zipped.size()).getBytes(UTF_8));
          out.write(zipped.toByteArray());
          out.flush();
          return true;
        };
    try (ScriptedUpstream one = new ScriptedUpstream(step);
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> reply = gateway.chat(ask("closed"));

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(WELL);
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "ANSWERED");
    }
  }

  @Test
  void whatOnlyKeepsAStreamAliveReachesNoClientAsAnEvent() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(
                ScriptedUpstream.events(
                    ": WAIT\n\n",
                    "data: : keepalive\n\n",
                    ScriptedUpstream.delta("hi"),
                    "data: {\"type\":\"keepalive\",\"sequence_number\":1}\n\n",
                    "data:\n\n",
                    ScriptedUpstream.ending()[0],
                    ScriptedUpstream.ending()[2]));
        TestGateway gateway = gateway(one.baseUrl(), one.baseUrl())) {
      HttpResponse<String> reply =
          gateway.chat(ask("patient").replaceFirst("\\{", "{\"stream\":true,"));

      assertThat(reply.body()).contains("hi", "[DONE]").doesNotContain("keepalive", "data:\n");
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "ANSWERED");
    }
  }

  @Test
  void takesAnErrorInAStreamMarkedAsGoodForOneBeforeTheFirstToken() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(
                ScriptedUpstream.events("data: {\"error\":{\"message\":\"boom\"}}\n\n"));
        ScriptedUpstream two = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> reply =
          gateway.chat(ask("closed").replaceFirst("\\{", "{\"stream\":true,"));

      assertThat(reply.statusCode()).isEqualTo(502);
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "ERROR_INSIDE");
    }
  }

  /** A provider that does not know streams. */
  static Stream<ScriptedUpstream.Step> noStream() {
    return Stream.of(whole(200, completion("all at once")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void takesTheNextRouteInTheChainWhateverTheFirstProviderDoes(ScriptedUpstream.Step failure)
      throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(failure);
        ScriptedUpstream two = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ask("first"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(WELL);
      assertThat(response.headers().firstValue("x-signalbox-route")).contains("second");
      assertThat(gateway.records(1).getFirst())
          .containsEntry("route", "first")
          .containsEntry("answered_by", "second")
          .containsEntry("model", "gpt-4.1-mini")
          .containsEntry("outcome", "ANSWERED");
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void refusesWithoutAskingAnotherModelWhenTheRouteFailsClosed(ScriptedUpstream.Step failure)
      throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(failure);
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.chat(ask("closed"));

      assertThat(response.statusCode()).isIn(429, 502, 504);
      assertThat(response.body()).contains("\"message\":\"The provider ");
      Map<String, Object> record = gateway.records(1).getFirst();
      // An answer that was not waited for may have been written all the same.
      boolean charged = record.get("outcome").equals("TIMED_OUT");
      assertThat((Long) record.get("cost")).matches(cost -> charged == cost > 0);
    }
  }

  @ParameterizedTest
  @MethodSource({"failures", "noStream"})
  void streamsFromTheNextRouteWhenThereIsNoFirstToken(ScriptedUpstream.Step failure)
      throws Exception {
    String[] all =
        Stream.concat(Stream.of(delta("ok")), Stream.of(ending())).toArray(String[]::new);
    try (ScriptedUpstream one = new ScriptedUpstream(failure);
        ScriptedUpstream two = new ScriptedUpstream(events(all));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> response = gateway.chat(stream("first"));

      assertThat(response.body()).startsWith(delta("ok")).endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void takesTheNextRouteWhenAStreamHangsAfterItsOpeningEvent() throws Exception {
    String opening =
        "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
    String[] all =
        Stream.concat(Stream.of(delta("ok")), Stream.of(ending())).toArray(String[]::new);
    try (ScriptedUpstream one = new ScriptedUpstream(ScriptedUpstream.eventsThenHang(opening));
        ScriptedUpstream two = new ScriptedUpstream(events(all));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> response = gateway.chat(stream("first"));

      assertThat(response.body()).startsWith(delta("ok"));
      assertThat(one.wasBrokenOff()).isTrue();
    }
  }

  @Test
  void endsAStreamThatHangsInTheMiddleWithAnErrorAndNoOtherAnswer() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(ScriptedUpstream.eventsThenHang(delta("Hel")));
        ScriptedUpstream two = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> response = gateway.chat(stream("first"));

      assertThat(response.body())
          .startsWith(delta("Hel"))
          .contains("The answer broke off: the provider did not answer in time.");
      assertThat(two.received()).isEmpty();
      assertThat(one.wasBrokenOff()).isTrue();
      Map<String, Object> record = gateway.records(1).getFirst();
      assertThat(record).containsEntry("outcome", "BROKEN_OFF");
      assertThat((Long) record.get("cost")).isPositive();
    }
  }

  @Test
  void endsAStreamWhoseConnectionIsResetWithAnError() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(ScriptedUpstream.eventsThenReset(delta("Hel")));
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.chat(stream("patient"));

      assertThat(response.body()).contains("The answer broke off");
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "BROKEN_OFF");
    }
  }

  @Test
  void getsOverAnErrorThatPasses() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(whole(500, "{}"), whole(200, completion("at last")));
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.chat(ask("patient"));

      assertThat(response.body()).contains("at last");
      assertThat(gateway.records(1).getFirst()).containsEntry("attempts", 2);
    }
  }

  @Test
  void leavesAProviderAloneAsLongAsItAsks() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(whole(429, "{}", "Retry-After: 3600"));
        ScriptedUpstream two = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.chat(ask("first")).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = gateway.chat(ask("closed"));

      assertThat(one.received()).hasSize(1);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("retry-after").map(Integer::parseInt).orElseThrow())
          .isBetween(3_500, 3_600);
    }
  }

  @Test
  void waitsOutAShortPauseThatTheProviderAnnouncedByItsRemainingRequests() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(
                whole(
                    200,
                    completion("a"),
                    "x-ratelimit-remaining-requests: 0",
                    "x-ratelimit-reset-requests: 400ms"),
                whole(200, completion("b")));
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      var unused = gateway.chat(ask("patient"));
      long before = System.nanoTime();
      HttpResponse<String> second = gateway.chat(ask("patient"));

      assertThat(second.body()).contains("\"b\"");
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isBetween(250L, 5_000L);
    }
  }

  @Test
  void stopsCallingAProviderThatKeepsFailing() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(whole(500, "{}"));
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<String> last = null;
      for (int i = 0; i < 8; i++) {
        last = gateway.chat(ask("closed"));
      }

      assertThat(last.body()).contains("failed too often lately and is left alone");
      assertThat(one.received()).hasSize(10);
      assertThat(gateway.gateway.health(gateway.gateway.routes().find("closed").orElseThrow()))
          .isEqualTo("open");
    }
  }

  @Test
  void saysWhatRemainsWhenTheFallbackIsTooDear() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(whole(500, "{}"));
        ScriptedUpstream two = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(one.baseUrl(), two.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ask("broke"));

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.body()).contains("'route:penniless caller:tester'", "$0.0001 remains");
      assertThat(two.received()).isEmpty();
    }
  }

  @Test
  void breaksTheProvidersStreamOffWhenTheClientGoesAway() throws Exception {
    try (ScriptedUpstream one =
            new ScriptedUpstream(ScriptedUpstream.eventsThenHang(delta("Hel")));
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<InputStream> response =
          gateway
              .client()
              .send(
                  gateway.request("/v1/chat/completions", stream("patient")),
                  HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.body().read()).isEqualTo('d');

      response.body().close();

      assertThat(one.wasBrokenOff()).isTrue();
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "CANCELLED");
    }
  }

  @Test
  void cancelsTheProvidersCallWhenTheClientGoesAwayBeforeTheAnswer() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(ScriptedUpstream.hang());
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      Future<HttpResponse<String>> call =
          gateway
              .client()
              .sendAsync(
                  gateway.request("/v1/chat/completions", ask("patient")),
                  HttpResponse.BodyHandlers.ofString());
      while (one.received().isEmpty()) {
        Thread.onSpinWait();
      }

      call.cancel(true);

      assertThat(one.wasBrokenOff()).isTrue();
      List<Map<String, Object>> records = gateway.records(1);
      assertThat(records.getFirst()).containsEntry("outcome", "CANCELLED");
      while (gateway.server.underWay() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void givesUpWhenTheClientsOwnTimeIsOver() throws Exception {
    try (ScriptedUpstream one = new ScriptedUpstream(ScriptedUpstream.hang());
        TestGateway gateway = gateway(one.baseUrl(), "http://localhost:1/v1")) {
      HttpResponse<String> response = gateway.chat(ask("patient"), "X-Signalbox-Timeout-Ms", "300");

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(gateway.records(1).getFirst()).containsEntry("outcome", "TIMED_OUT");
    }
  }

  private TestGateway gateway(Object one, Object two) {
    TestGateway gateway = TestGateway.of(ROUTES, one, two);
    return known ? gateway.thatKnowsTheKey() : gateway;
  }

  private static String ask(String route) {
    return "{\"model\":\"" + route + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
  }

  private static String stream(String route) {
    return ask(route).replaceFirst("\\{", "{\"stream\":true,");
  }
}
