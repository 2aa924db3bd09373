package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.config.TestClock;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.client.ClientAnswer.Way;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.BudgetRule.Period;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.call.PolicySnapshotEndpoint;
import io.signalbox.tools.gateway.server.TestGateway;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that goes away and comes back, over real sockets. */
@Timeout(60)
class GatewayClientTest {
  private static final String ROUTES =
      """
      providers:
        main: {kind: openai, base-url: "%1$s", api-key: "${KEY}", direct-key: "${DIRECT}"}
        other: {kind: openai, base-url: "%1$s", api-key: "${KEY}"}
      routes:
        chat:
          kind: chat
          provider: main
          model: m
          callers: [tester]
          price: {input: 1000, output: 1000}
          output-tokens: 100
          budget: {amount: 10, period: day}
          retries: 0
          fallback: [spare]
        spare: {kind: chat, provider: main, model: s, callers: [tester], price: {input: 1, output: 1}, retries: 0}
        closed: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}, on-failure: refuse}
        keyless: {kind: chat, provider: other, model: m, callers: [tester], price: {input: 1, output: 1}}
        public-only: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}, data-class: public}
        slowly: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}, limits: {requests: 2}}
      """;

  /** 120 tokens at a thousand dollars a million. */
  private static final Cost ONE_CALL = Cost.dollars(0.12);

  private static final Budget BUDGET =
      new Budget("route:chat caller:tester", "U1", Cost.dollars(10), Period.DAY, 0.8);

  @TempDir private Path folder;
  private final ScriptedUpstream provider =
      new ScriptedUpstream(ScriptedUpstream.whole(200, ScriptedUpstream.completion("hello")));
  private final ScriptedUpstream channel = new ScriptedUpstream(ScriptedUpstream.whole(200, "ok"));
  private final TestGateway gateway = TestGateway.of(ROUTES, provider.baseUrl());
  private final CutLine line = new CutLine(gateway.server.port());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private GatewayClient client;

  @BeforeEach
  void open() {
    client = client(gateway.clock);
  }

  @AfterEach
  void close() {
    client.close();
    line.close();
    gateway.close();
    provider.close();
    channel.close();
    upstream.close();
    vertx.close().await();
  }

  /** One that is looked after by the test alone. */
  private GatewayClient client(Clock clock) {
    Duration never = Duration.ofHours(1);
    ClientSettings settings =
        new ClientSettings(
            line.address(),
            new Secret(gateway.key),
            folder,
            never,
            never,
            Duration.ofMillis(100),
            Optional.of(channel.baseUrl()));
    return new GatewayClient(settings, upstream, meters, clock);
  }

  private ClientAnswer ask(String route, String text) {
    return client.call(
        ClientCall.chat(
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                    .formatted(route, text))
            .within(Duration.ofSeconds(5)));
  }

  private Cost spent() {
    gateway.ledger.flush();
    return gateway.budgets.status(BUDGET).spent();
  }

  @Test
  void whileTheGatewayAnswersItsWordIsFinal() {
    assertThat(ask("chat", "hi").way()).isEqualTo(Way.GATEWAY);
    ClientAnswer unknown = ask("no-such-route", "hi");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.way()).isEqualTo(Way.GATEWAY);
    assertThat(client.isDirect()).isFalse();
    assertThat(client.unsettled()).isZero();
  }

  @Test
  void callsGoOnByTheSameRulesWhileItIsGoneAndAreInTheBooksOnceItIsBack() throws Exception {
    assertThat(ask("chat", "before").isAnswer()).isTrue();
    assertThat(spent()).isEqualTo(ONE_CALL);

    line.turn(CutLine.State.CUT);
    ClientAnswer during = ask("chat", "I am ana.lima@example.com");
    ask("chat", "again");

    assertThat(during.way()).isEqualTo(Way.DIRECT);
    assertThat(during.isAnswer()).isTrue();
    ScriptedUpstream.Received seen = provider.received().get(1);
    assertThat(seen.headers()).containsEntry("authorization", "Bearer " + TestGateway.DIRECT_KEY);
    assertThat(seen.everything()).doesNotContain("ana.lima").doesNotContain(gateway.key);
    assertThat(seen.body()).contains("\"m\"").contains("\"max_completion_tokens\":100");
    assertThat(spent()).isEqualTo(ONE_CALL);
    assertThat(client.unsettled()).isEqualTo(2);
    assertThat(meters.get("signalbox.client.direct.lane").gauge().value()).isEqualTo(1);

    line.turn(CutLine.State.WHOLE);
    client.tend();

    assertThat(client.isDirect()).isFalse();
    assertThat(client.unsettled()).isZero();
    assertThat(spent()).isEqualTo(ONE_CALL.times(3));
    assertThat(gateway.budgets.status(BUDGET).held().minus(Cost.NOTHING))
        .isLessThan(Cost.dollars(10));
    assertThat(gateway.records()).hasSize(3);
    assertThat(ask("chat", "after").way()).isEqualTo(Way.GATEWAY);
    assertThat(announcements(2)).hasSize(2);
    assertThat(announcements(2).getFirst()).contains("does not answer", "by the policy of");
    assertThat(announcements(2).getLast()).contains("is back");
  }

  private List<String> announcements(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (channel.received().size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return channel.received().stream().map(ScriptedUpstream.Received::body).toList();
  }

  @Test
  void streamsOverTheGatewayAndOnTheDirectLaneAndPaysBothOnce() throws Exception {
    String[] end = ScriptedUpstream.ending();
    try (ScriptedUpstream streaming =
            new ScriptedUpstream(
                ScriptedUpstream.events(
                    ScriptedUpstream.delta("to [EMAIL_1]"), end[0], end[1], end[2]));
        TestGateway books = TestGateway.of(ROUTES, streaming.baseUrl());
        CutLine wire = new CutLine(books.server.port());
        GatewayClient streamer =
            new GatewayClient(
                ClientSettings.of(wire.address(), new Secret(books.key), folder.resolve("s")),
                upstream,
                new SimpleMeterRegistry(),
                books.clock)) {
      ClientCall call =
          ClientCall.chat(
              "{\"model\":\"chat\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"ana.lima@example.com\"}]}");
      List<String> over = new ArrayList<>();
      List<String> direct = new ArrayList<>();

      ClientAnswer first = streamer.stream(call, over::add);
      wire.turn(CutLine.State.CUT);
      ClientAnswer second = streamer.stream(call, direct::add);
      wire.turn(CutLine.State.WHOLE);
      streamer.tend();

      assertThat(first.way()).isEqualTo(Way.GATEWAY);
      assertThat(second.way()).isEqualTo(Way.DIRECT);
      assertThat(String.join("", direct))
          .isEqualTo(String.join("", over))
          .contains("to ana.lima@example.com", "[DONE]")
          .doesNotContain("prompt_tokens");
      assertThat(streamer.unsettled()).isZero();
      books.ledger.flush();
      assertThat(books.budgets.status(BUDGET).spent()).isEqualTo(ONE_CALL.times(2));
      assertThat(streamer.call(call).body()).contains("whole answers");
    }
  }

  @Test
  void aGatewaySlowerThanTheCallsTimeIsGoneToo() {
    line.turn(CutLine.State.SILENT);

    ClientAnswer answer =
        client.call(
            ClientCall.chat("{\"model\":\"chat\",\"messages\":[]}").within(Duration.ofMillis(200)));

    assertThat(answer.way()).isEqualTo(Way.DIRECT);
    assertThat(answer.isAnswer()).isTrue();
  }

  @Test
  void aCallWhoseAnswerWasLostOnTheWayIsPaidOnce() {
    line.turn(CutLine.State.CUT_ON_ANSWER);
    ClientAnswer answer = ask("chat", "hi");
    assertThat(answer.way()).isEqualTo(Way.DIRECT);
    gateway.records(1);

    line.turn(CutLine.State.WHOLE);
    client.tend();

    assertThat(gateway.records()).hasSize(1);
    assertThat(gateway.records().getFirst()).containsEntry("id", answer.id());
    assertThat(spent()).isEqualTo(ONE_CALL);
  }

  @Test
  void settlingTwiceChangesNothing() {
    line.turn(CutLine.State.CUT);
    ask("chat", "hi");
    line.turn(CutLine.State.CUT_ON_ANSWER);
    // The gateway takes it, and its word on that is lost.
    client.tend();
    assertThat(client.unsettled()).isEqualTo(1);

    line.turn(CutLine.State.WHOLE);
    client.tend();

    assertThat(client.unsettled()).isZero();
    assertThat(spent()).isEqualTo(ONE_CALL);
  }

  @Test
  void routesThatFailClosedOrHaveNoDirectKeyRefuse() {
    line.turn(CutLine.State.CUT);

    for (String route : List.of("closed", "keyless")) {
      ClientAnswer answer = ask(route, "hi");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("may not be used without it");
    }
    assertThat(ask("public-only", "hi").status()).isEqualTo(403);
    assertThat(ask("nowhere", "hi").status()).isEqualTo(404);
    assertThat(provider.received()).isEmpty();
    assertThat(client.unsettled()).isZero();
  }

  @Test
  void limitsAndBudgetsHoldOnTheDirectLane() {
    line.turn(CutLine.State.CUT);

    assertThat(ask("slowly", "1").status()).isEqualTo(200);
    assertThat(ask("slowly", "2").status()).isEqualTo(200);
    assertThat(ask("slowly", "3").status()).isEqualTo(429);

    int answered = 0;
    ClientAnswer last = ask("chat", "hi");
    while (last.isAnswer() && answered < 200) {
      answered++;
      last = ask("chat", "hi");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.body()).contains("budget");
    line.turn(CutLine.State.WHOLE);
    client.tend();
    assertThat(spent()).isEqualTo(ONE_CALL.times(answered)).isLessThanOrEqualTo(Cost.dollars(10));
  }

  @Test
  void aProviderThatFailsIsFollowedByTheFallback() {
    line.turn(CutLine.State.CUT);
    ask("chat", "warm");
    provider
        .then(ScriptedUpstream.whole(500, "{}"))
        .then(ScriptedUpstream.whole(200, ScriptedUpstream.completion("spare")));

    ClientAnswer answer = ask("chat", "hi");

    assertThat(answer.body()).contains("spare");
    assertThat(provider.received().getLast().body()).contains("\"s\"");
    line.turn(CutLine.State.WHOLE);
    client.tend();
    assertThat(gateway.records()).hasSize(2);
  }

  @Test
  void whatAKilledProcessLeftIsSettledByTheNextAtTheMostWhereItsEndIsNotKnown() throws Exception {
    line.turn(CutLine.State.CUT);
    ask("chat", "hi");
    // As a process leaves it that was killed in the middle of a call, and of a line.
    Path dead = folder.resolve("dead.jsonl");
    Files.createFile(folder.resolve("dead.lock"));
    CallSettlement most =
        new CallSettlement(
            "f".repeat(32),
            gateway.clock.instant(),
            "chat",
            TokenUsage.of(1_000, 100),
            Duration.ZERO,
            0);
    SpendJournal scratch = SpendJournal.open(folder.resolve("scratch"));
    scratch.begin(most);
    try (Stream<Path> files = Files.list(folder.resolve("scratch"))) {
      Path written = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      Files.copy(written, dead);
    }
    Files.writeString(dead, "{\"over\":true,\"call\":{\"id\":\"", UTF_8, StandardOpenOption.APPEND);

    line.turn(CutLine.State.WHOLE);
    try (GatewayClient next = client(gateway.clock)) {
      assertThat(next.unsettled()).isZero();
    }

    assertThat(gateway.records()).hasSize(1);
    assertThat(spent()).isEqualTo(Cost.dollars(1.1));
    assertThat(dead).doesNotExist();
    client.tend();
    assertThat(spent()).isEqualTo(Cost.dollars(1.1).plus(ONE_CALL));
  }

  @Test
  void aPolicyThatIsTooOldOrWasChangedIsNoneToGoOnBy() throws Exception {
    TestClock later = new TestClock();
    later.advance(Duration.between(later.instant(), gateway.clock.instant()).plusHours(25));
    line.turn(CutLine.State.CUT);
    try (GatewayClient old = client(later)) {
      client.close();
      client = old;
      assertThat(ask("chat", "hi").body()).contains("no policy to go on by");
    }
    changeThePolicy();
    client = client(gateway.clock);

    assertThat(ask("chat", "hi").body()).contains("no policy to go on by");
    assertThat(provider.received()).isEmpty();
  }

  private void changeThePolicy() throws IOException {
    Path policy = folder.resolve("policy.json");
    byte[] bytes = Files.readAllBytes(policy);
    bytes[40] = (byte) (bytes[40] == 'A' ? 'B' : 'A');
    Files.write(policy, bytes);
  }

  @Test
  void nothingOnTheDiskShowsAKey() throws Exception {
    line.turn(CutLine.State.CUT);
    ask("chat", "hi");

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        String decoded = text.replaceAll("[^A-Za-z0-9+/=]", " ");
        assertThat(text)
            .doesNotContain(gateway.key, TestGateway.DIRECT_KEY, TestGateway.PROVIDER_KEY);
        for (String word : decoded.split(" ", -1)) {
          if (word.length() > 40 && word.length() % 4 == 0) {
            assertThat(new String(java.util.Base64.getDecoder().decode(word), UTF_8))
                .doesNotContain(gateway.key, TestGateway.DIRECT_KEY, TestGateway.PROVIDER_KEY);
          }
        }
      }
    }
  }

  @Test
  void anAnswerThatIsNotTheGatewaysIsNoAnswer() {
    // Whatever stands in front of it says so for it.
    try (ScriptedUpstream proxy =
        new ScriptedUpstream(ScriptedUpstream.whole(502, "<html>bad gateway</html>"))) {
      client.close();
      ClientSettings settings =
          new ClientSettings(
              proxy.baseUrl().resolve("/"),
              new Secret(gateway.key),
              folder,
              Duration.ofHours(1),
              Duration.ofHours(1),
              Duration.ofMillis(100),
              Optional.empty());
      client = new GatewayClient(settings, upstream, meters, gateway.clock);

      assertThat(ask("chat", "hi").way()).isEqualTo(Way.DIRECT);
      assertThat(ask("chat", "hi").isAnswer()).isTrue();
    }
  }

  @Test
  void aGatewayThatSaysItIsNotAbleIsGoneOnWithout() {
    gateway.server.close();

    ClientAnswer answer = ask("chat", "hi");

    assertThat(answer.way()).isEqualTo(Way.DIRECT);
    assertThat(answer.isAnswer()).isTrue();
  }

  @Test
  void whatIsNoCallIsRefusedWithoutTroublingAnyone() {
    assertThat(client.call(ClientCall.chat("nonsense")).status()).isEqualTo(400);
    assertThat(
            client
                .call(ClientCall.chat("{\"model\":\"chat\",\"stream\":true,\"messages\":[]}"))
                .body())
        .contains("whole answers");
    assertThat(gateway.records()).isEmpty();
  }

  @Test
  void anotherCallersCallCannotBeSettledAway() {
    ClientAnswer mine = ask("chat", "hi");
    gateway.callers.save(io.signalbox.tools.core.call.Caller.of("tester2", "team", "U2"));
    Map<String, Object> before = gateway.records(1).getFirst();

    new PolicySnapshotEndpoint(gateway.gateway)
        .settle(
            io.signalbox.tools.core.call.Caller.of("tester2", "team", "U2"),
            List.of(
                new CallSettlement(
                    mine.id(),
                    Instant.parse("2026-11-23T12:00:00Z"),
                    "chat",
                    TokenUsage.of(1, 1),
                    Duration.ZERO,
                    0)));

    assertThat(gateway.records()).containsExactly(before);
  }
}
