package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cost of calls by their tier, and the budgets that pay. */
@Timeout(60)
class MoneyTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: anthropic, base-url: "%1$s", api-key: "${KEY}"}
        open: {kind: openai, base-url: "%1$s"}
        broken: {kind: openai, base-url: "http://127.0.0.1:1"}
      routes:
        sonnet: {kind: chat, provider: up, model: claude-sonnet-4-5, callers: ["*"]}
        five: {kind: chat, provider: open, model: gpt-5, callers: ["*"], retries: 0}
        cheap:
          kind: chat
          provider: broken
          model: small
          callers: ["*"]
          retries: 0
          output-tokens: 100
          price: {input: 0, output: 10}
          fallback: [dear]
          budget: {amount: 0.5, period: month, for: route}
        dear: {kind: chat, provider: open, model: big, callers: ["*"], output-tokens: 100, price: {input: 0, output: 4000}}
      budgets:
        each-user: {amount: 0.165, period: day, each: user, models: [gpt-5*]}
        checkout: {amount: 0.25, period: day, tags: [checkout]}
        company: {amount: 100, period: month, teams: [team, other]}
      """;

  private static String message(String usage) {
    return """
    {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","stop_reason":"end_turn",
     "content":[{"type":"text","text":"ok"}],"usage":%s}\
    """
        .formatted(usage);
  }

  @Test
  void settlesEachCallAtThePriceOfItsOwnTier() throws Exception {
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                whole(200, message("{\"input_tokens\":1000,\"output_tokens\":10}")),
                whole(200, message("{\"input_tokens\":200001,\"output_tokens\":10}")),
                whole(
                    200,
                    message(
                        "{\"input_tokens\":1000,\"cache_creation_input_tokens\":1000,\"cache_read_input_tokens\":1000,"
                            + "\"output_tokens\":10,\"cache_creation\":{\"ephemeral_5m_input_tokens\":400,"
                            + "\"ephemeral_1h_input_tokens\":600},\"server_tool_use\":{\"web_search_requests\":5}}")),
                whole(
                    200,
                    message(
                        "{\"input_tokens\":1000,\"output_tokens\":10,\"service_tier\":\"batch\"}")),
                whole(
                    200, completion("ok").replaceFirst("\\{", "{\"service_tier\":\"priority\",")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String ask =
          "{\"model\":\"sonnet\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";
      for (int i = 0; i < 4; i++) {
        String words = i == 1 ? "word ".repeat(60_000) : "word";
        gateway.post("/v1/messages", ask.formatted(words));
      }
      gateway.chat(question("five"));

      assertThat(gateway.records(5))
          .extracting(record -> record.get("cost"))
          .containsExactly(
              dollars(1000 * 3 + 10 * 15.0),
              dollars(200_001 * 6 + 10 * 22.5),
              dollars(1000 * 3 + 1000 * 0.3 + 400 * 3.75 + 600 * 6 + 10 * 15.0) + dollars(50_000),
              dollars((1000 * 3 + 10 * 15.0) / 2),
              dollars(100 * 2.5 + 20 * 20.0));
      assertThat(gateway.records().get(2))
          .containsEntry("written_tokens", 1000L)
          .containsEntry("searches", 5L);
    }
  }

  /** In picodollars, of millionths of dollars. */
  private static long dollars(double millionths) {
    return Math.round(millionths * 1e6);
  }

  private static String question(String route) {
    return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
        .formatted(route);
  }

  @Test
  void chargesAFallbackToTheBudgetOfTheRouteAskedForAndRefusesForMoneyWithWhatRemains()
      throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("ok")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> answered = gateway.chat(question("cheap"));
      assertThat(answered.statusCode()).isEqualTo(200);
      assertThat(answered.headers().firstValue("x-signalbox-route")).contains("dear");
      gateway.records(1);
      assertThat(spent(gateway, "route:cheap")).isEqualTo(dollars(20 * 4000.0));

      // Twenty tokens cost eight cents; six such answers leave two, and a call may cost forty.
      HttpResponse<String> second = gateway.chat(question("cheap"));
      HttpResponse<String> refused = gateway.chat(question("cheap"));

      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body())
          .contains("budget_exhausted", "$0.40", "'route:cheap'", "$0.34")
          .doesNotContain("provider_unavailable");
    }
  }

  @Test
  void keepsBudgetsOfEndUsersTagsModelsAndOrganisations() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("ok")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      String named = question("five").replaceFirst("\\{", "{\"user\":\"jane@example.org\",");
      int ann = 0;
      while (ann < 50 && gateway.chat(named).statusCode() == 200) {
        ann++;
      }
      HttpResponse<String> refused = gateway.chat(named);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("budget:each-user user:").doesNotContain("jane");

      assertThat(gateway.chat(question("five"), "X-Signalbox-User", "bob").statusCode())
          .isEqualTo(200);
      assertThat(gateway.chat(question("five"), "x-signalbox-tag", "check out").statusCode())
          .isEqualTo(400);
      assertThat(gateway.chat(question("dear"), "X-Signalbox-Tag", "checkout").body())
          .contains("budget:checkout", "budget_exhausted");

      Map<String, Object> last = gateway.records().getLast();
      assertThat(last).containsEntry("tag", "checkout");
      assertThat(spent(gateway, "budget:company"))
          .isEqualTo(
              gateway.records().stream().mapToLong(record -> (Long) record.get("cost")).sum());
    }
  }

  private static long spent(TestGateway gateway, String budget) {
    gateway.ledger.flush();
    return gateway
        .database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT spent FROM budget_account WHERE budget = :budget")
                    .bind("budget", budget)
                    .mapTo(Long.class)
                    .one());
  }
}
