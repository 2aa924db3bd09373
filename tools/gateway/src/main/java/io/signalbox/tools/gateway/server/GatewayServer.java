package io.signalbox.tools.gateway.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * HTTP server of the gateway: model calls in several protocols, pass-through requests, policy
 * snapshots, server additions, health and metrics. What has to wait runs on a virtual thread of its
 * own, everything else on the event loop that has the request.
 */
public final class GatewayServer implements AutoCloseable {
  private static final int MOST_HEAD_BYTES = 16 << 10;
  private static final long SWEPT_EVERY_MILLIS = 250;
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Map<String, ApiProtocol> POSTS =
      Map.of(
          "/v1/chat/completions", ApiProtocol.OPENAI_CHAT,
          "/v1/responses", ApiProtocol.OPENAI_RESPONSES,
          "/v1/embeddings", ApiProtocol.OPENAI_EMBEDDINGS,
          "/v1/messages", ApiProtocol.ANTHROPIC_MESSAGES);

  private static final String COUNT = "/v1/messages/count_tokens";
  private static final String MODELS = "/v1/models/";
  private final Vertx vertx;
  private final List<String> listeners = new ArrayList<>();
  private final CallExchange calls;
  private final ServerCapacity capacity;
  private final PrometheusMeterRegistry meters;
  private final Supplier<ServerReadiness> ready;
  private final Duration drain;
  private final StreamPulse pulse;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Counts the requests under way; one party is the server itself. */
  private final Phaser underWay = new Phaser(1);

  private volatile int port;
  private volatile boolean draining;

  /**
   * Starts listening.
   *
   * @param vertx stays the caller's to close
   * @param eventLoops how many of its event loops take connections; one where any port will do
   * @param ready whether what calls need can be reached, and what is amiss all the same
   */
  public GatewayServer(
      ServerSettings settings,
      Vertx vertx,
      int eventLoops,
      CallExchange calls,
      PrometheusMeterRegistry meters,
      Supplier<ServerReadiness> ready) {
    this.vertx = vertx;
    this.calls = calls;
    this.meters = meters;
    this.ready = ready;
    this.pulse = new StreamPulse(vertx);
    this.drain = settings.drain();
    this.capacity = new ServerCapacity(settings.clients());
    meters.gauge("signalbox.gateway.client.connections", capacity, ServerCapacity::connections);
    meters.gauge("signalbox.gateway.body.bytes", capacity, ServerCapacity::bytes);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setTcpNoDelay(true)
            .setMaxHeaderSize(MOST_HEAD_BYTES)
            // What waits to see which protocol it is would be no connection yet, and not bounded.
            .setHttp2ClearTextEnabled(false)
            // Nothing here speaks WebSocket, and what listens for it looks at each request.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setIdleTimeout(10)
            .setIdleTimeoutUnit(TimeUnit.MINUTES);
    this.port = settings.port();
    // Vert.x shares a port among servers only where it is named.
    int servers = settings.port() == 0 ? 1 : eventLoops;
    for (int i = 0; i < servers; i++) {
      listeners.add(BlockingWait.upTo(vertx.deployVerticle(new Listener(options)), LONGEST_START));
    }
  }

  /** Handles requests on one event loop; the listeners of a port share its connections. */
  private final class Listener extends VerticleBase {
    private final HttpServerOptions options;

    Listener(HttpServerOptions options) {
      this.options = options;
    }

    @Override
    public Future<?> start() {
      ClientConnections connections =
          new ClientConnections(capacity, calls.clock(), GatewayServer.this::late);
      vertx.setPeriodic(SWEPT_EVERY_MILLIS, tick -> connections.sweep());
      return vertx
          .createHttpServer(options)
          .connectionHandler(connections::opened)
          .requestHandler(request -> handle(request, connections.of(request)))
          .listen(port, options.getHost())
          .onSuccess(server -> port = server.actualPort());
    }
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return port;
  }

  /** Returns the number of requests under way; some may be counted twice. */
  int underWay() {
    return underWay.getUnarrivedParties() - 1;
  }

  private void handle(HttpServerRequest request, ClientConnections.Client client) {
    client.answers();
    request.response().endHandler(ended -> client.ended());
    if (calls.addition().isPresent() && isAdded(request, calls.addition().get(), client)) {
      return;
    }
    String path = Objects.requireNonNullElse(request.path(), "");
    ApiProtocol shape = POSTS.get(path);
    if (shape != null && request.method().equals(HttpMethod.POST)) {
      accept(request, shape, client);
      return;
    }
    switch (path) {
      case "/health" -> health(request);
      case "/ready" -> later(() -> readiness(request));
      case "/metrics" -> later(() -> plain(request, 200, meters.scrape()));
      case "/v1/policy-snapshot" -> later(() -> calls.serveSnapshot(request, Optional.empty()));
      case "/v1/settlements" ->
          reader(request, ApiProtocol.OPENAI_CHAT, client)
              .read((sender, body) -> later(() -> calls.serveSnapshot(request, Optional.of(body))));
      case "/v1/models" -> later(() -> calls.models().list(request));
      default -> other(request, path, client);
    }
  }

  /** Passes a request to the server addition if it is for that; returns whether it is. */
  private boolean isAdded(
      HttpServerRequest request, ServerAddition addition, ClientConnections.Client client) {
    // Calls of callers pay as little as may be for what else is served.
    if (POSTS.containsKey(Objects.requireNonNullElse(request.path(), ""))
        && KeyRing.mayBeKey(CallHeaders.key(request))) {
      return false;
    }
    RequestHead head = AdditionExchange.head(request);
    if (!addition.takes(head)) {
      return false;
    }
    if (draining) {
      request.response().putHeader("connection", "close");
      UnsupportedReply.refuse(
          request, ApiProtocol.OPENAI_CHAT, 503, "The server is shutting down; try again.");
    } else {
      new AdditionExchange(addition, request, client, vertx.getOrCreateContext(), this::later)
          .serve(head);
    }
    return true;
  }

  private void other(HttpServerRequest request, String path, ClientConnections.Client client) {
    ApiProtocol asking = ClientProtocol.of(request);
    boolean counts = path.equals(COUNT);
    if (counts && request.method().equals(HttpMethod.POST)) {
      reader(request, asking, client)
          .read(
              (sender, body) -> {
                String id = calls.named(request);
                later(() -> calls.models().countTokens(request, id, sender.caller(), body, pulse));
              });
    } else if (path.startsWith(MODELS) && request.method().equals(HttpMethod.GET)) {
      later(() -> calls.models().model(request, path.substring(MODELS.length())));
    } else if (calls.passing().takes(request, path)) {
      reader(request, asking, client)
          .read(
              (sender, body) -> {
                String id = calls.named(request);
                later(() -> calls.passing().serve(request, id, sender.caller(), body));
              });
    } else {
      String known = String.join(", ", POSTS.keySet().stream().sorted().toList());
      UnsupportedReply.refuse(
          request,
          asking,
          counts || POSTS.containsKey(path) ? 405 : 404,
          "There is nothing at " + request.method() + " here; POST to " + known + ".");
    }
  }

  /** Replies with the liveness of this process, as far as its own resources go. */
  private void health(HttpServerRequest request) {
    Optional<String> shortage = capacity.shortage();
    plain(request, shortage.isPresent() ? 503 : 200, shortage.orElse("ok") + "\n");
  }

  private void readiness(HttpServerRequest request) {
    Optional<String> shortage = capacity.shortage();
    ServerReadiness needs = ServerReadiness.soon(ready, threads);
    boolean well = !draining && shortage.isEmpty() && needs.isReady();
    String why = draining ? "draining" : shortage.orElse("not ready");
    plain(request, well ? 200 : 503, (well ? "ready" : why) + needs.remarks() + "\n");
  }

  private void accept(
      HttpServerRequest request, ApiProtocol shape, ClientConnections.Client client) {
    if (draining) {
      request.response().putHeader("connection", "close");
      DirectModeHeader.say(request.response());
      UnsupportedReply.refuse(
          request, shape, 503, "The gateway is shutting down; try again, another one answers.");
      return;
    }
    reader(request, shape, client)
        .read(
            (sender, body) -> {
              underWay.register();
              Runnable over =
                  () -> {
                    client.ended();
                    underWay.arriveAndDeregister();
                  };
              calls.answer(
                  request, new CallExchange.Sent(shape, sender, body, pulse), this::later, over);
            });
  }

  private BodyReader reader(
      HttpServerRequest request, ApiProtocol shape, ClientConnections.Client client) {
    return new BodyReader(request, shape, client, calls, vertx.getOrCreateContext(), this::later);
  }

  /** Replies to a request whose body did not arrive in time. */
  private void late(HttpServerRequest request) {
    ApiProtocol shape = ClientProtocol.of(request);
    UnsupportedReply.refuse(request, shape, 408, "The body did not come in time.");
  }

  private void later(Runnable work) {
    underWay.register();
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            underWay.arriveAndDeregister();
          }
        });
  }

  private static void plain(HttpServerRequest request, int status, String text) {
    HttpServerResponse response = request.response();
    var unused =
        response
            .setStatusCode(status)
            .putHeader("content-type", "text/plain; charset=utf-8")
            .end(text);
  }

  /** Stops accepting calls, waits for those under way, and closes the server. */
  @Override
  public void close() {
    draining = true;
    int phase = underWay.arrive();
    try {
      underWay.awaitAdvanceInterruptibly(phase, drain.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      threads.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.forEach(each -> BlockingWait.upTo(vertx.undeploy(each), LONGEST_STOP));
    listeners.clear();
    threads.shutdownNow();
  }
}
