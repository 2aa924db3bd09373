package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.mcp.McpClients;
import io.signalbox.tools.gateway.tool.ToolCall;
import io.signalbox.tools.gateway.tool.ToolReply;
import io.signalbox.tools.gateway.tool.ToolRoutes;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRoutesTest {
  private static final String CANARY = "ghp_a8Bq3Zr5Tn1Vx7Yw2Kd9Lm4Jc6Hs0PfE1uG";
  private static final String ROUTES =
      """
      routes:
        page: {kind: http-tool, form: pagerduty-event, url: "%1$s/v2/enqueue", key: "${KEY}", callers: [bot]}
        alert: {kind: http-tool, form: opsgenie-alert, url: "%1$s/v2/alerts", key: "${KEY}", callers: [bot]}
        issue: {kind: http-tool, form: jira-issue, url: "%1$s/rest/api/2/issue", key: "me:${KEY}", callers: [bot]}
        status:
          kind: http-tool
          url: "%1$s/status/{service}?env={env}"
          method: get
          writes: false
          callers: [bot]
          parameters: '{"type":"object","required":["service"],"properties":{"service":{"type":"string"},"env":{"type":"string"}}}'
        note:
          kind: http-tool
          url: "%1$s/notes"
          body: '{"text": {text}, "by": "bot"}'
          callers: [bot]
      """;
  private static final Caller BOT = Caller.of("bot", "platform", "U1");

  private final McpClients mcp = new McpClients();
  private final Vertx vertx = Vertx.vertx();
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private final Database database = TestDatabase.h2();
  private final BudgetBook budgets =
      new BudgetBook(database.jdbi(), "test", Clock.systemUTC(), warning -> {});
  private final CallLedger ledger = new CallLedger(database.jdbi(), budgets);

  @AfterEach
  void close() {
    mcp.close();
    upstream.close();
    ledger.close();
    vertx.close().await();
    database.close();
  }

  @Test
  void speaksPagerDutysEventsWithAKeyThatMakesRepeatingHarmless() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(202, "{\"status\":\"success\"}"))) {
      ToolReply reply =
          call(
              up,
              "page",
              "{\"summary\":\"checkout is"
                  + " \\\"down\\\"\",\"source\":\"bot\",\"severity\":\"critical\"}",
              true);

      assertThat(reply).isEqualTo(new ToolReply.ToolDone("{\"status\":\"success\"}"));
      ScriptedUpstream.Received sent = up.received().getFirst();
      assertThat(sent.path()).isEqualTo("/v1/v2/enqueue");
      assertThat(sent.body())
          .contains(
              "\"routing_key\":\"s3cret\"", "\"event_action\":\"trigger\"", "\"dedup_key\":\"")
          .contains("\"summary\":\"checkout is \\\"down\\\"\"", "\"severity\":\"critical\"");
    }
  }

  @Test
  void speaksOpsgeniesAndJirasForms() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(201, "{}"))) {
      call(up, "alert", "{\"message\":\"disk full\",\"team\":\"storage\"}", true);
      call(up, "issue", "{\"project\":\"OPS\",\"summary\":\"grow disk\"}", true);

      assertThat(up.received().get(0).headers()).containsEntry("authorization", "GenieKey s3cret");
      assertThat(up.received().get(0).body())
          .contains("\"responders\":[{\"type\":\"team\",\"name\":\"storage\"}]");
      assertThat(up.received().get(1).headers().get("authorization")).startsWith("Basic ");
      assertThat(up.received().get(1).body())
          .contains("\"project\":{\"key\":\"OPS\"}", "\"name\":\"Task\"");
    }
  }

  @Test
  void fillsTemplatesSoThatAnArgumentCannotLeaveItsPlace() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "ok"))) {
      call(up, "status", "{\"service\":\"../admin?x=1#\",\"env\":\"a&b=c\"}", false);
      call(up, "note", "{\"text\":\"x\\\", \\\"by\\\": \\\"root\"}", true);

      assertThat(up.received().get(0).path())
          .isEqualTo("/v1/status/..%2Fadmin%3Fx%3D1%23?env=a%26b%3Dc");
      assertThat(up.received().get(1).body())
          .isEqualTo("{\"text\": \"x\\\", \\\"by\\\": \\\"root\", \"by\": \"bot\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "alert", "issue", "note"})
  void changesNothingBeforeAPersonAgreed(String tool) {
    try (ScriptedUpstream up = new ScriptedUpstream()) {
      ToolReply reply = call(up, tool, "{}", false);

      assertThat(((ToolReply.ToolRefused) reply).refusal().code()).isEqualTo("approval_needed");
      assertThat(up.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page|{\"summary\":\"x\"}|severity",
        "page|{\"summary\":\"x\",\"source\":\"y\",\"severity\":\"worst\"}|severity",
        "status|{}|service",
        "status|not json|it is not JSON",
        "issue|{\"project\":\"../x\",\"summary\":\"x\"}|project"
      })
  void refusesArgumentsThatDoNotFit(String tool, String arguments, String because) {
    try (ScriptedUpstream up = new ScriptedUpstream()) {
      ToolReply.ToolRefused reply = (ToolReply.ToolRefused) call(up, tool, arguments, true);

      assertThat(reply.refusal().code()).isEqualTo("wrong_arguments");
      assertThat(reply.refusal().sentence()).contains(because);
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void repeatsWhatOnlyReadsAndNotWhatMayHaveChangedSomething() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(500, "{}"))) {
      call(up, "status", "{\"service\":\"a\"}", false);
      assertThat(up.received()).hasSize(2);

      ToolReply.ToolRefused page =
          (ToolReply.ToolRefused)
              call(up, "page", "{\"summary\":\"x\",\"source\":\"y\",\"severity\":\"info\"}", true);

      assertThat(up.received()).hasSize(3);
      assertThat(page.refusal().sentence()).isEqualTo("The provider answered with an error (500).");
    }
  }

  @Test
  void letsNoCanaryThroughAndRecordsTheCallWithoutItsText() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, "noted"))) {
      call(
          up,
          "note",
          "{\"text\":\"token is " + CANARY + "\",\"" + CANARY + "\":[\"" + CANARY + "\"]}",
          true);
      call(up, "status", "{\"service\":\"" + CANARY + "\"}", false);

      assertThat(up.received()).allSatisfy(r -> assertThat(r.everything()).doesNotContain(CANARY));
      ledger.flush();
      List<Map<String, Object>> rows =
          database
              .jdbi()
              .withHandle(h -> h.createQuery("SELECT * FROM gateway_call").mapToMap().list());
      assertThat(rows).hasSize(2).extracting(r -> r.get("outcome")).containsOnly("ANSWERED");
      assertThat(rows.toString()).doesNotContain("noted", CANARY);
    }
  }

  @Test
  void offersAModelOnlyWhatItsCallerMayUse() {
    try (ScriptedUpstream up = new ScriptedUpstream()) {
      ToolRoutes tools = tools(up);

      assertThat(tools.offers(BOT, DataClass.INTERNAL)).hasSize(5);
      assertThat(tools.offers(BOT, DataClass.INTERNAL).getFirst().parameters())
          .contains("severity");
      assertThat(tools.offers(BOT, DataClass.RESTRICTED)).isEmpty();
      assertThat(tools.offers(Caller.of("x", "t", "o"), DataClass.PUBLIC)).isEmpty();
    }
  }

  private ToolReply call(ScriptedUpstream up, String tool, String arguments, boolean approved) {
    return tools(up)
        .call(
            new ToolCall(
                UUID.randomUUID().toString(),
                BOT,
                tool,
                arguments,
                DataClass.INTERNAL,
                approved,
                new CallCancellation()));
  }

  private ToolRoutes tools(ScriptedUpstream up) {
    Clock clock = Clock.systemUTC();
    return new ToolRoutes(
        ConfigFile.ofText(ROUTES.formatted(up.baseUrl()), Path.of("."), Map.of("KEY", "s3cret"))
            .load(RouteSettings::from)
            .settings(),
        new ToolRoutes.Ends(upstream, mcp),
        new RateLimiter(database.jdbi(), clock),
        ledger,
        clock);
  }
}
