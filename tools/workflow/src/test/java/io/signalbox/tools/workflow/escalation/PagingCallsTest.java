package io.signalbox.tools.workflow.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.mcp.McpClients;
import io.signalbox.tools.gateway.tool.ToolReply;
import io.signalbox.tools.gateway.tool.ToolRoutes;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagingCallsTest {
  private static final Pattern KEY = Pattern.compile("\"dedup_key\":\"([^\"]+)\"");
  private final Vertx vertx = Vertx.vertx();
  private final VertxUpstream upstream = new VertxUpstream(vertx);

  @AfterEach
  void close() {
    upstream.close();
    vertx.close().await();
  }

  private static RouteTable routes(ScriptedUpstream up) {
    String yaml =
        """
        routes:
          pager: {kind: http-tool, form: pagerduty-event, url: "%1$s/v2/enqueue", key: "${KEY}", callers: [escalation], retries: 0}
          alert: {kind: http-tool, form: opsgenie-alert, url: "%1$s/v2/alerts", key: "${KEY}", callers: [escalation], retries: 0}
        """
            .formatted(up.baseUrl());
    return ConfigFile.ofText(yaml, Path.of("."), Map.of("KEY", "s3cret"))
        .load(RouteSettings::from)
        .settings();
  }

  private record Desk(Drill drill, PagingCalls calls) {}

  private Desk desk(Database database, ScriptedUpstream up, CallLedger ledger, String route) {
    RouteTable routes = routes(up);
    Drill drill = Drill.on(database, Drill.settings(Optional.empty(), List.of(route)));
    ToolRoutes tools =
        new ToolRoutes(
            routes,
            new ToolRoutes.Ends(upstream, new McpClients()),
            new RateLimiter(database.jdbi(), drill.clock),
            ledger,
            Clock.systemUTC());
    return new Desk(
        drill,
        new PagingCalls(database.jdbi(), drill.clock, routes, tools::call, drill.escalations));
  }

  private static CallLedger ledger(Database database) {
    return new CallLedger(
        database.jdbi(), new BudgetBook(database.jdbi(), "test", Clock.systemUTC(), warning -> {}));
  }

  @ParameterizedTest
  @EnumSource
  void aServiceThatAnswers429And500IsToldOnceItTakesItInOrderUnderOneKey(TestDatabase make) {
    try (Database database = make.get();
        CallLedger ledger = ledger(database);
        ScriptedUpstream up =
            new ScriptedUpstream(
                ScriptedUpstream.whole(429, "{}"),
                ScriptedUpstream.whole(500, "{}"),
                ScriptedUpstream.whole(202, "{}"))) {
      Desk desk = desk(database, up, ledger, "pager");
      long number = desk.drill().begin("1");
      desk.drill().responses.acknowledge(number, "U0ANA");

      for (int i = 0; i < 6; i++) {
        desk.calls().runDue();
        desk.drill().clock.advance(Duration.ofMinutes(5));
      }

      List<String> sent = up.received().stream().map(ScriptedUpstream.Received::body).toList();
      assertThat(sent).hasSize(4);
      assertThat(sent.subList(0, 3))
          .allMatch(body -> body.contains("\"event_action\":\"trigger\""));
      assertThat(sent.get(3)).contains("\"event_action\":\"acknowledge\"");
      assertThat(sent.stream().map(PagingCallsTest::key).distinct()).hasSize(1);
      assertThat(desk.drill().kinds(number))
          .filteredOn(EscalationEvent.EscalationEventKind.ROUTED::equals)
          .hasSize(2);
    }
  }

  private static String key(String body) {
    Matcher matcher = KEY.matcher(body);
    assertThat(matcher.find()).as(body).isTrue();
    return matcher.group(1);
  }

  @Test
  void whatAServiceRefusesForGoodIsSaidInTheTimelineAndNotRepeated() {
    try (Database database = TestDatabase.h2();
        CallLedger ledger = ledger(database);
        ScriptedUpstream up = new ScriptedUpstream(ScriptedUpstream.whole(200, "{}"))) {
      Desk desk = desk(database, up, ledger, "gone");
      long number = desk.drill().begin("1");

      desk.calls().runDue();
      desk.calls().runDue();

      assertThat(up.received()).isEmpty();
      assertThat(desk.drill().escalations.timeline(number).getLast().text())
          .contains("The route gone did not take it (trigger)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOnItsWayWhenTheClockJumpsAheadIsNotToldTwice(TestDatabase make) {
    try (Database database = make.get();
        ScriptedUpstream up = new ScriptedUpstream(ScriptedUpstream.whole(202, "{}"))) {
      Drill drill = Drill.on(database, Drill.settings(Optional.empty(), List.of("pager")));
      List<String> told = new ArrayList<>();
      AtomicReference<PagingCalls> calls = new AtomicReference<>();
      calls.set(
          new PagingCalls(
              database.jdbi(),
              drill.clock,
              routes(up),
              call -> {
                told.add(call.id());
                drill.clock.advance(Duration.ofHours(1));
                calls.get().runDue();
                return new ToolReply.ToolDone("");
              },
              drill.escalations));
      drill.begin("1");

      calls.get().runDue();

      assertThat(told).hasSize(1);
    }
  }

  @Test
  void opsgenieIsToldTheTeamAndThePriority() {
    try (Database database = TestDatabase.h2();
        CallLedger ledger = ledger(database);
        ScriptedUpstream up = new ScriptedUpstream(ScriptedUpstream.whole(202, "{}"))) {
      Desk desk = desk(database, up, ledger, "alert");
      desk.drill().begin("1");

      desk.calls().runDue();

      assertThat(up.received().getFirst().body())
          .contains("\"priority\":\"P2\"", "\"alias\":\"signalbox-", "\"name\":\"payments\"");
    }
  }

  @Test
  void opsgenieIsToldWhoHasItAndThatItIsOverUnderTheAliasItKnows() {
    try (Database database = TestDatabase.h2();
        CallLedger ledger = ledger(database);
        ScriptedUpstream up = new ScriptedUpstream(ScriptedUpstream.whole(202, "{}"))) {
      Desk desk = desk(database, up, ledger, "alert");
      long number = desk.drill().begin("1");
      desk.drill().responses.acknowledge(number, "U0ANA");
      desk.drill().responses.resolve(number, Drill.REPORTER, "rolled back");

      for (int i = 0; i < 3; i++) {
        desk.calls().runDue();
      }

      String alias = "signalbox-" + number + "-" + Drill.START.getEpochSecond();
      assertThat(up.received().getFirst().body()).contains("\"alias\":\"" + alias + "\"");
      assertThat(up.received().stream().map(ScriptedUpstream.Received::path))
          .containsExactly(
              "/v1/v2/alerts",
              "/v1/v2/alerts/" + alias + "/acknowledge?identifierType=alias",
              "/v1/v2/alerts/" + alias + "/close?identifierType=alias");
      assertThat(desk.drill().escalations.timeline(number).getLast().text())
          .contains("The route alert took it (resolve)");
    }
  }
}
