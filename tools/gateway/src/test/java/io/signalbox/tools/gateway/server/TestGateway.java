package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.call.ClientLimits;
import io.signalbox.tools.gateway.call.DirectCallRule;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.call.GatewayStores;
import io.signalbox.tools.gateway.call.GatewayTelemetry;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.traffic.ShareJudge;
import io.signalbox.tools.gateway.traffic.TrafficShares;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A whole gateway on a real port with a database of its own, and a plain client for it. */
public final class TestGateway implements AutoCloseable {
  public static final String DIRECT_KEY = "sk-direct-0123456789abcdefghijkl";
  public static final String PROVIDER_KEY = "sk-provider-0123456789abcdefghijkl";

  /** The day stands still, so that no model retires between two runs; the time goes on. */
  private static final Clock THAT_DAY =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-11-23T12:00:00Z")));

  public final Clock clock;

  private static final DirectCallRule LANE =
      new DirectCallRule(Set.of("tester"), Duration.ofHours(24));

  /** Ends of models by name; none at first. */
  final Map<String, ModelEnding> endings = new ConcurrentHashMap<>();

  public final Database database = TestDatabase.h2();
  public final Callers callers;
  final KeyRing ring;
  public final BudgetBook budgets;
  public final CallLedger ledger;
  public final Gateway gateway;
  final Approvals approvals;
  final TrafficShares shares;
  final List<Approval> asked = new CopyOnWriteArrayList<>();
  public final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  public final GatewayServer server;
  public final String key;
  private final Vertx vertx = Vertx.vertx();
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public TestGateway(String yaml) {
    this(THAT_DAY, 0, yaml, OpenTelemetry.noop(), new NoEmbedder());
  }

  public TestGateway(String yaml, OpenTelemetry telemetry, Embedder embedder) {
    this(THAT_DAY, 0, yaml, telemetry, embedder);
  }

  private TestGateway(
      Clock clock, int port, String yaml, OpenTelemetry telemetry, Embedder embedder) {
    this(clock, port, yaml, ClientLimits.usual(), telemetry, embedder);
  }

  private TestGateway(
      Clock clock,
      int port,
      String yaml,
      ClientLimits clients,
      OpenTelemetry telemetry,
      Embedder embedder) {
    this.clock = clock;
    callers = new Callers(database.jdbi(), clock, new SecureRandom());
    callers.save(Caller.of("tester", "team", "U1"));
    key = callers.issue("tester", Optional.empty()).key().reveal();
    ring = new KeyRing(callers, clock);
    budgets = new BudgetBook(database.jdbi(), "test", clock, warning -> {});
    ledger = new CallLedger(database.jdbi(), budgets);
    approvals =
        new Approvals(
            database.jdbi(), clock, new SecureRandom(), (handle, approval) -> asked.add(approval));
    shares = new TrafficShares(database.jdbi(), clock, ShareJudge.NONE, (route, reason) -> {});
    gateway =
        new Gateway(
            ConfigFile.ofText(yaml, Path.of("."), Map.of("KEY", PROVIDER_KEY, "DIRECT", DIRECT_KEY))
                .load(RouteSettings::from)
                .settings()
                .endingBy((provider, model) -> Optional.ofNullable(endings.get(model))),
            upstream,
            new GatewayStores(
                new RateLimiter(database.jdbi(), clock), budgets, ledger, approvals, shares),
            new AnswerCache(Optional.of(embedder), clock),
            new GatewayTelemetry(meters, telemetry),
            clock,
            new SecureRandom());
    server =
        new GatewayServer(
            new ServerSettings(
                "127.0.0.1", port, Duration.ofSeconds(5), Optional.empty(), clients, LANE),
            vertx,
            2,
            new CallExchange(gateway, ring, LANE, clock, new SecureRandom()),
            meters,
            () -> ServerReadiness.of(true));
  }

  /** Providers and routes; {@code %s} stands for the upstream's address. */
  public static TestGateway of(String yaml, Object... arguments) {
    return at(THAT_DAY, yaml, arguments);
  }

  /** The same with another clock. */
  public static TestGateway at(Clock clock, String yaml, Object... arguments) {
    return new TestGateway(
        clock, 0, yaml.formatted(arguments), OpenTelemetry.noop(), new NoEmbedder());
  }

  /** The same whose clients can hold no more than that. */
  static TestGateway within(ClientLimits clients, Clock clock, String yaml, Object... arguments) {
    return new TestGateway(
        clock, 0, yaml.formatted(arguments), clients, OpenTelemetry.noop(), new NoEmbedder());
  }

  /** The same on a port of the caller's choice. */
  static TestGateway on(int port, String yaml, Object... arguments) {
    return new TestGateway(
        THAT_DAY, port, yaml.formatted(arguments), OpenTelemetry.noop(), new NoEmbedder());
  }

  /** As it is for all but the first call: what is known of the key need not be asked for. */
  TestGateway thatKnowsTheKey() {
    assertThat(ring.check(key)).isInstanceOf(KeyCheck.Accepted.class);
    return this;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  HttpResponse<String> chat(String body, String... headers)
      throws IOException, InterruptedException {
    return post("/v1/chat/completions", body, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(path, body, headers), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest request(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base().resolve(path))
            .header("Authorization", "Bearer " + key)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  /** Every record so far, oldest first. */
  public List<Map<String, Object>> records() {
    ledger.flush();
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT * FROM gateway_call ORDER BY at").mapToMap().list());
  }

  /** Waits until so many calls are recorded. */
  public List<Map<String, Object>> records(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    List<Map<String, Object>> records = records();
    while (records.size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
      records = records();
    }
    return records;
  }

  void caller(Consumer<Callers> change) {
    change.accept(callers);
    ring.forget();
  }

  @Override
  public void close() {
    server.close();
    upstream.close();
    ledger.close();
    vertx.close().await();
    database.close();
  }

  /** For routes without a semantic cache. */
  static final class NoEmbedder implements Embedder {
    @Override
    public String model() {
      return "none";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      throw new AssertionError("nothing is to be embedded");
    }

    @Override
    public float[] embedQuery(String text) {
      throw new AssertionError("nothing is to be embedded");
    }
  }
}
