package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.config.TestClock;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of tokens and times of a provider that cannot be true. */
@Timeout(60)
@ParameterizedClass(name = "the key is known: {0}")
@ValueSource(booleans = {false, true})
class ProvidersNumbersTest {
  @Parameter boolean known;

  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
      routes:
        paid:
          kind: chat
          provider: up
          model: gpt-4o
          callers: [tester]
          retries: 0
          timeout: 5s
          output-tokens: 100
          budget: {amount: 10, period: day}
        unknown:
          kind: chat
          provider: up
          model: nobody-knows
          callers: [tester]
          retries: 0
          output-tokens: 100
          price: {input: 1000, output: 1000}
          budget: {amount: 1000, period: day}
      """;
  private static final String WELL = completion("hello");

  private final TestClock still = new TestClock();

  private TestGateway gateway(ScriptedUpstream up) {
    TestGateway gateway = TestGateway.at(still, ROUTES, up.baseUrl());
    return known ? gateway.thatKnowsTheKey() : gateway;
  }

  private static String ask(String route) {
    return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
        .formatted(route);
  }

  private static String with(String usage) {
    return WELL.replaceFirst("\"usage\":\\s*\\{[^}]*}", "\"usage\":" + usage);
  }

  private static BudgetStatus budget(TestGateway gateway, String route) {
    Route found = gateway.gateway.routes().find(route).orElseThrow();
    Caller caller = gateway.callers.find("tester").orElseThrow();
    gateway.ledger.flush();
    return gateway.gateway.budgets(found, caller).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "negative | {\"prompt_tokens\":-1000000,\"completion_tokens\":-1000000}",
        "one negative | {\"prompt_tokens\":10,\"completion_tokens\":-1}",
        "huge | {\"prompt_tokens\":1000000000000000,\"completion_tokens\":1000000000000000}",
        "beyond a long | {\"prompt_tokens\":99999999999999999999999,\"completion_tokens\":1e300}",
        "beyond what is asked | {\"prompt_tokens\":10,\"completion_tokens\":9000}",
        "beyond the context | {\"prompt_tokens\":2000001,\"completion_tokens\":5}",
        "half a token | {\"prompt_tokens\":10.5,\"completion_tokens\":4}",
        "a third of one | {\"prompt_tokens\":10,\"completion_tokens\":0.3}",
        "nothing at all | {\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
        "texts | {\"prompt_tokens\":\"10\",\"completion_tokens\":\"abc\",\"total_tokens\":3}",
        "more cached than sent | {\"prompt_tokens\":10,\"completion_tokens\":5,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":900000}}",
        "less than nothing cached | {\"prompt_tokens\":10,\"completion_tokens\":5,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":-900000}}"
      })
  void estimatesWhereItsCountCannotBeAndSaysSo(String what, String usage) throws Exception {
    for (String route : new String[] {"paid", "unknown"}) {
      try (ScriptedUpstream up = new ScriptedUpstream(whole(200, with(usage)));
          TestGateway gateway = gateway(up)) {
        HttpResponse<String> response = gateway.chat(ask(route));

        assertThat(response.statusCode()).as(what).isEqualTo(200);
        JsonNode shown = new JsonMapper().readTree(response.body()).path("usage");
        assertThat(shown.path("prompt_tokens").asLong()).isBetween(1L, 100L);
        assertThat(shown.path("completion_tokens").asLong()).isBetween(1L, 100L);
        Map<String, Object> record = gateway.records(1).getFirst();
        assertThat(record).containsEntry("outcome", "ANSWERED");
        assertThat(record).containsEntry("usage_basis", "DISBELIEVED");
        assertThat((Long) record.get("input_tokens")).isBetween(1L, 100L);
        assertThat((Long) record.get("output_tokens")).isBetween(1L, 100L);
        assertThat((Long) record.get("cached_tokens")).isZero();
        BudgetStatus status = budget(gateway, route);
        assertThat(status.spent()).isEqualTo(new Cost((Long) record.get("cost")));
        assertThat(status.spent().picodollars()).isPositive();
        assertThat(gateway.get("/metrics").body())
            .contains("signalbox_gateway_usage_doubts_total{kind=\"disbelieved\",route=\"" + route);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":10.0,\"completion_tokens\":1e2} | 10 | 100",
        "{\"prompt_tokens\":100000,\"completion_tokens\":200} | 100000 | 200",
        "{\"prompt_tokens\":10,\"completion_tokens\":4000} | 10 | 4000"
      })
  void takesItsCountWhereItCanBe(String usage, long input, long output) throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, with(usage)));
        TestGateway gateway = gateway(up)) {
      var unused = gateway.chat(ask("paid"));

      assertThat(gateway.records(1).getFirst())
          .containsEntry("input_tokens", input)
          .containsEntry("output_tokens", output)
          .containsEntry("usage_basis", "COUNTED");
    }
  }

  @Test
  void aStreamsCountIsBoundToo() throws Exception {
    String[] events =
        Stream.concat(Stream.of(delta("Hel"), delta("lo")), Stream.of(ending()))
            .map(
                event ->
                    event.replaceFirst("\"completion_tokens\":\\d+", "\"completion_tokens\":-7"))
            .toArray(String[]::new);
    try (ScriptedUpstream up = new ScriptedUpstream(events(events));
        TestGateway gateway = gateway(up)) {
      String asked = "{\"stream\":true,\"stream_options\":{\"include_usage\":true},";
      HttpResponse<String> response = gateway.chat(ask("paid").replaceFirst("\\{", asked));

      assertThat(response.body()).contains("completion_tokens").doesNotContain("-7");

      Map<String, Object> record = gateway.records(1).getFirst();
      assertThat(record).containsEntry("usage_basis", "DISBELIEVED");
      assertThat((Long) record.get("output_tokens")).isBetween(1L, 100L);
    }
  }

  @Test
  void anAnswerWithoutACountIsEstimatedAndSaysSo() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, with("null")));
        TestGateway gateway = gateway(up)) {
      var unused = gateway.chat(ask("paid"));

      assertThat(gateway.records(1).getFirst()).containsEntry("usage_basis", "ESTIMATED");
    }
  }

  @Test
  void refusesMoreAnswersThanAnybodyGives() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, WELL));
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> response =
          gateway.chat(ask("paid").replaceFirst("\\{", "{\"n\":999999999999,"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("128 at most");
    }
  }

  @Test
  void whatACallersLibrarySettlesIsBoundToo() throws Exception {
    String settlement =
        """
        [{"id":"019acb3f0000000000000000000000%s","at":%d,"route":"paid","took":1.0,"redactions":0,
          "usage":{"input":%s,"output":%s,"cachedInput":0,"cacheWrite":0}}]\
        """;
    long at = still.instant().getEpochSecond();
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> less =
          gateway.post("/v1/settlements", settlement.formatted("01", at, "-1000000", "-5"));
      HttpResponse<String> more =
          gateway.post(
              "/v1/settlements",
              settlement.formatted("02", at, "9000000000000000000", "9000000000000000000"));

      assertThat(less.body()).isEqualTo("{\"settled\":1}");
      assertThat(more.body()).isEqualTo("{\"settled\":1}");
      assertThat(gateway.records(2))
          .allSatisfy(
              record -> {
                assertThat(record).containsEntry("usage_basis", "DISBELIEVED");
                assertThat((Long) record.get("cost")).isNotNegative();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-ratelimit-reset-requests: 9999999999h",
        "x-ratelimit-reset-requests: 999999999d999999999d999999999d",
        "retry-after: 999999999",
        "retry-after: Fri, 31 Dec 9999 23:59:59 GMT",
        "anthropic-ratelimit-requests-reset: 9999-12-31T23:59:59Z"
      })
  void anAbsurdPauseInAGoodAnswerShutsNothing(String header) throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(
                    200,
                    WELL,
                    "x-ratelimit-remaining-requests: 0",
                    "anthropic-ratelimit-requests-remaining: 0",
                    header));
        TestGateway gateway = gateway(up)) {
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.chat(ask("paid")).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aPauseThatAGoodAnswerAnnouncesIsProbedAndNotBelievedAgainOnceItWasWrong() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(
                    200,
                    WELL,
                    "x-ratelimit-remaining-requests: 0",
                    "x-ratelimit-reset-requests: 23h"));
        TestGateway gateway = gateway(up)) {
      assertThat(gateway.chat(ask("paid")).statusCode()).isEqualTo(200);
      HttpResponse<String> paused = gateway.chat(ask("paid"));
      still.advance(Duration.ofSeconds(11));
      HttpResponse<String> probe = gateway.chat(ask("paid"));
      HttpResponse<String> next = gateway.chat(ask("paid"));

      assertThat(paused.statusCode()).isEqualTo(429);
      assertThat(paused.headers().firstValueAsLong("retry-after").orElseThrow()).isBetween(1L, 60L);
      assertThat(probe.statusCode()).isEqualTo(200);
      assertThat(next.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalsPauseIsAnHourAtMostAndProbedByOneCallAMinute() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(429, "{}", "Retry-After: 86400"),
                whole(429, "{}", "Retry-After: 86400"),
                whole(200, WELL));
        TestGateway gateway = gateway(up)) {
      HttpResponse<String> first = gateway.chat(ask("paid"));
      HttpResponse<String> second = gateway.chat(ask("paid"));
      still.advance(Duration.ofSeconds(61));
      HttpResponse<String> failedProbe = gateway.chat(ask("paid"));
      HttpResponse<String> behindIt = gateway.chat(ask("paid"));
      still.advance(Duration.ofSeconds(61));
      HttpResponse<String> goodProbe = gateway.chat(ask("paid"));
      HttpResponse<String> well = gateway.chat(ask("paid"));

      assertThat(first.headers().firstValueAsLong("retry-after").orElseThrow()).isEqualTo(3_600L);
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(failedProbe.statusCode()).isEqualTo(429);
      assertThat(behindIt.statusCode()).isEqualTo(429);
      assertThat(goodProbe.statusCode()).isEqualTo(200);
      assertThat(well.statusCode()).isEqualTo(200);
      assertThat(up.received()).hasSize(4);
    }
  }
}
