package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.traffic.TrafficShares;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTrafficTest {
  private static final String ROUTES =
      """
      providers:
        old: {kind: openai, base-url: "%s"}
        new: {kind: openai, base-url: "%s"}
      routes:
        answers:
          kind: chat
          provider: old
          model: gpt-4o
          callers: ["*"]
          retries: 0
          share: {route: answers-next, percent: 30}
        answers-next: {kind: chat, provider: new, model: gpt-4.1, callers: ["*"], retries: 0}
        twice:
          kind: chat
          provider: old
          model: gpt-4o
          callers: ["*"]
          retries: 0
          weight: 3
          deployments:
            west: {provider: new, model: gpt-4o, weight: 1}
      """;

  private static String ask(String route, int conversation) {
    return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"question %d\"}]}"
        .formatted(route, conversation);
  }

  private static Optional<String> route(HttpResponse<String> response) {
    return response.headers().firstValue("x-signalbox-route");
  }

  @Test
  void sendsAPartOfTheConversationsElsewhereAndEachAlwaysTheSameWay() throws Exception {
    try (ScriptedUpstream old = new ScriptedUpstream(whole(200, completion("old")));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, completion("new")));
        TestGateway gateway = TestGateway.of(ROUTES, old.baseUrl(), next.baseUrl())) {
      List<Optional<String>> first = new ArrayList<>();
      List<Optional<String>> later = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        first.add(route(gateway.chat(ask("answers", i))));
        String on =
            ask("answers", i)
                .replace(
                    "}]",
                    "},{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}]");
        later.add(route(gateway.chat(on)));
      }

      assertThat(later).isEqualTo(first);
      assertThat(first.stream().filter(Optional.of("answers-next")::equals).count())
          .isBetween(8L, 28L);

      Route answers = gateway.gateway.routes().find("answers").orElseThrow();
      gateway.shares.set(answers, 0, "by hand");
      assertThat(route(gateway.chat(ask("answers", 0)))).contains("answers");
      gateway.shares.set(answers, 100, "by hand");
      assertThat(route(gateway.chat(ask("answers", 0)))).contains("answers-next");
    }
  }

  @Test
  void returnsTheCallsOfARouteWhoseShareFailsAndTellsOtherProcesses() throws Exception {
    try (ScriptedUpstream old = new ScriptedUpstream(whole(200, completion("old")));
        ScriptedUpstream next = new ScriptedUpstream(whole(500, "{}"));
        TestGateway gateway = TestGateway.of(ROUTES, old.baseUrl(), next.baseUrl())) {
      Route answers = gateway.gateway.routes().find("answers").orElseThrow();
      for (int i = 0; i < 60; i++) {
        assertThat(gateway.chat(ask("answers", i)).statusCode()).isEqualTo(200);
      }

      assertThat(gateway.shares.percent(answers)).isZero();
      assertThat(next.received()).hasSizeBetween(5, 9);
      TrafficShares other =
          new TrafficShares(
              gateway.database.jdbi(),
              gateway.clock,
              (route, share) -> Optional.empty(),
              (r, w) -> {});
      assertThat(other.percent(answers)).isEqualTo(30);
      other.upkeep(gateway.gateway.routes().list());
      assertThat(other.percent(answers)).isZero();
      assertThat(other.line(answers).orElseThrow()).contains("0 %", "calls failed");
    }
  }

  @Test
  void returnsThemAlsoWhenTheAnswersAreJudgedWorse() {
    try (TestGateway gateway = TestGateway.of(ROUTES, "http://localhost:1", "http://localhost:1")) {
      Route answers = gateway.gateway.routes().find("answers").orElseThrow();
      List<String> told = new ArrayList<>();
      TrafficShares shares =
          new TrafficShares(
              gateway.database.jdbi(),
              gateway.clock,
              (route, share) -> Optional.of("the answers are shorter"),
              (route, reason) -> told.add(route + ": " + reason));

      shares.upkeep(gateway.gateway.routes().list());
      shares.upkeep(gateway.gateway.routes().list());

      assertThat(shares.percent(answers)).isZero();
      assertThat(told).containsExactly("answers: the answers are shorter");
    }
  }

  @Test
  void comesBackToAPlaceThatWasLeftAloneOnceItAnswersAgain() throws Exception {
    TestClock clock = new TestClock();
    ScriptedUpstream.Step broken = whole(500, "{}");
    ScriptedUpstream.Step well = whole(200, completion("old"));
    AtomicReference<ScriptedUpstream.Step> state = new AtomicReference<>(broken);
    try (ScriptedUpstream old =
            new ScriptedUpstream((out, up, socket) -> state.get().run(out, up, socket));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, completion("new")));
        TestGateway gateway = TestGateway.at(clock, ROUTES, old.baseUrl(), next.baseUrl())) {
      for (int i = 0; i < 40; i++) {
        assertThat(gateway.chat(ask("twice", i)).body()).contains("new");
      }
      int whileBroken = old.received().size();
      state.set(well);
      assertThat(gateway.chat(ask("twice", 41)).body()).contains("new");
      assertThat(old.received()).hasSize(whileBroken);

      clock.advance(Duration.ofSeconds(16));
      for (int i = 0; i < 40; i++) {
        assertThat(gateway.chat(ask("twice", i)).statusCode()).isEqualTo(200);
      }
      assertThat(old.received()).hasSizeGreaterThan(whileBroken + 15);
    }
  }

  @Test
  void spreadsConversationsOverPlacesByWeightAndGoesOnWhenOneIsGone() throws Exception {
    try (ScriptedUpstream old = new ScriptedUpstream(whole(200, completion("old")));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, completion("new")))) {
      try (TestGateway gateway = TestGateway.of(ROUTES, old.baseUrl(), next.baseUrl())) {
        for (int i = 0; i < 60; i++) {
          assertThat(route(gateway.chat(ask("twice", i)))).contains("twice");
        }
        assertThat(next.received()).hasSizeBetween(5, 27);
      }
      try (TestGateway gateway = TestGateway.of(ROUTES, "http://127.0.0.1:1", next.baseUrl())) {
        for (int i = 0; i < 20; i++) {
          assertThat(gateway.chat(ask("twice", i)).body()).contains("new");
        }
      }
    }
  }
}
