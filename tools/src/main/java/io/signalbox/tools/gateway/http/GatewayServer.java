package io.signalbox.tools.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.signalbox.tools.gateway.ServerSettings;
import io.signalbox.tools.wire.ErrorBody;
import io.signalbox.tools.wire.Shape;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The server that other teams point their clients at: OpenAI's addresses and Anthropic's, health
 * and metrics. What has to wait runs on a virtual thread of its own, everything else on the event
 * loop that has the request.
 */
public final class GatewayServer implements AutoCloseable {
  private static final int MOST_BYTES = 32 << 20;
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Map<String, Shape> POSTS =
      Map.of(
          "/v1/chat/completions", Shape.OPENAI_CHAT,
          "/v1/embeddings", Shape.OPENAI_EMBEDDINGS,
          "/v1/messages", Shape.ANTHROPIC_MESSAGES);

  private final Vertx vertx;
  private final List<String> listeners = new ArrayList<>();
  private final CallExchange calls;
  private final PrometheusMeterRegistry meters;
  private final BooleanSupplier ready;
  private final Duration drain;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** One party is the server itself; each call under way is another. */
  private final Phaser underWay = new Phaser(1);

  private volatile int port;

  private volatile boolean draining;

  /**
   * Begins to listen.
   *
   * @param vertx stays the caller's to close
   * @param eventLoops how many of its event loops take connections; one where any port will do
   * @param ready whether what calls need can be reached
   */
  public GatewayServer(
      ServerSettings settings,
      Vertx vertx,
      int eventLoops,
      CallExchange calls,
      PrometheusMeterRegistry meters,
      BooleanSupplier ready) {
    this.vertx = vertx;
    this.calls = calls;
    this.meters = meters;
    this.ready = ready;
    this.drain = settings.drain();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setTcpNoDelay(true)
            .setMaxHeaderSize(32 << 10)
            // Nothing here speaks WebSocket, and what listens for it looks at each request.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setIdleTimeout(10)
            .setIdleTimeoutUnit(TimeUnit.MINUTES);
    this.port = settings.port();
    // Vert.x shares a port among servers only where it is named.
    int servers = settings.port() == 0 ? 1 : eventLoops;
    for (int i = 0; i < servers; i++) {
      listeners.add(Waiting.upTo(vertx.deployVerticle(new Listener(options)), LONGEST_START));
    }
  }

  /** Takes requests on an event loop of its own; those of one port share its connections. */
  private final class Listener extends VerticleBase {
    private final HttpServerOptions options;

    Listener(HttpServerOptions options) {
      this.options = options;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer(options)
          .requestHandler(GatewayServer.this::handle)
          .listen(port, options.getHost())
          .onSuccess(server -> port = server.actualPort());
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Requests that are being dealt with, some of them perhaps counted twice. */
  int underWay() {
    return underWay.getUnarrivedParties() - 1;
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    Shape shape = POSTS.get(path);
    if (shape != null && request.method().equals(HttpMethod.POST)) {
      accept(request, shape);
      return;
    }
    switch (path) {
      case "/health" -> plain(request, 200, "ok\n");
      case "/ready" -> later(() -> readiness(request));
      case "/metrics" -> later(() -> plain(request, 200, meters.scrape()));
      case "/v1/policy-snapshot" -> later(() -> calls.lane(request, Optional.empty()));
      case "/v1/settlements" ->
          take(
              request,
              Shape.OPENAI_CHAT,
              body -> later(() -> calls.lane(request, Optional.of(body))));
      case "/v1/models" -> later(() -> calls.models(request));
      default -> {
        String known = String.join(", ", POSTS.keySet().stream().sorted().toList());
        int status = shape == null ? 404 : 405;
        refuse(
            request,
            shape == null ? Shape.OPENAI_CHAT : shape,
            status,
            "There is nothing at " + request.method() + " here; POST to " + known + ".");
      }
    }
  }

  private void readiness(HttpServerRequest request) {
    boolean well = !draining && ready.getAsBoolean();
    plain(request, well ? 200 : 503, well ? "ready\n" : draining ? "draining\n" : "not ready\n");
  }

  private void accept(HttpServerRequest request, Shape shape) {
    if (draining) {
      request.response().putHeader("connection", "close");
      GoOn.say(request.response());
      refuse(request, shape, 503, "The gateway is shutting down; try again, another one answers.");
      return;
    }
    take(
        request,
        shape,
        body -> {
          underWay.register();
          calls.answer(request, shape, body, this::later, underWay::arriveAndDeregister);
        });
  }

  private void take(HttpServerRequest request, Shape shape, Consumer<byte[]> work) {
    Buffer body = Buffer.buffer();
    request.handler(
        piece -> {
          if (body.length() <= MOST_BYTES) {
            body.appendBuffer(piece);
          }
        });
    request.endHandler(
        end -> {
          if (body.length() > MOST_BYTES) {
            refuse(request, shape, 413, "The body is larger than 32 MiB.");
          } else {
            work.accept(body.getBytes());
          }
        });
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

  private static void refuse(HttpServerRequest request, Shape shape, int status, String sentence) {
    var unused =
        request
            .response()
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(Buffer.buffer(ErrorBody.of(shape, status, "not_served", sentence)));
  }

  /** Takes no new calls, gives those under way their time, and then stops listening. */
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
    listeners.forEach(each -> Waiting.upTo(vertx.undeploy(each), LONGEST_STOP));
    listeners.clear();
    threads.shutdownNow();
  }
}
