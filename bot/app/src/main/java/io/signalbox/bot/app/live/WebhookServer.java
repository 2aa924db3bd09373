package io.signalbox.bot.app.live;

import io.signalbox.bot.slack.client.RequestLimits;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.EventLoops;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server for webhooks, behind a proxy that speaks TLS. {@code POST /live/NAME} with a valid
 * signature starts a synchronisation of a live source, whose body is neither read nor logged, since
 * the source is asked for what changed anyway. {@code POST /deployments/NAME} announces a
 * deployment of an agent or route.
 */
public final class WebhookServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebhookServer.class);
  private static final String PATH = "/live/";
  private static final String DEPLOYMENTS = "/deployments/";
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * Largest accepted body, in bytes; for a larger one, the source's next scheduled run finds the
   * changes.
   */
  private static final int MOST_BODY = 5 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HttpServer server;
  private final RequestLimits limits;
  private final WebhookSettings settings;
  private final WebhookReceivers receivers;

  private WebhookServer(
      Vertx vertx, HttpServer server, WebhookSettings settings, WebhookReceivers receivers) {
    this.vertx = vertx;
    this.server = server;
    this.limits = new RequestLimits(vertx, PATIENCE, MOST_BODY);
    this.settings = settings;
    this.receivers = receivers;
  }

  /**
   * Receivers of webhooks whose signature is right.
   *
   * @param wake told the name of a source whose system says that something changed
   * @param deployed told the name of what was deployed, and the body
   */
  public record WebhookReceivers(Consumer<String> wake, BiConsumer<String, byte[]> deployed) {}

  /** Starts the server. */
  public static WebhookServer start(WebhookSettings settings, WebhookReceivers receivers) {
    Vertx vertx = EventLoops.start(1);
    HttpServer http =
        vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false));
    WebhookServer server = new WebhookServer(vertx, http, settings, receivers);
    http.connectionHandler(server.limits::opened).requestHandler(server::handle);
    HttpServer listening =
        BlockingWait.upTo(http.listen(settings.port(), settings.host()), LONGEST);
    log.info("Webhooks arrive on port {}", listening.actualPort());
    return server;
  }

  int port() {
    return server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    boolean deploys = path.startsWith(DEPLOYMENTS);
    String name =
        deploys
            ? path.substring(DEPLOYMENTS.length())
            : path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    Secret secret = (deploys ? settings.deployments() : settings.secrets()).get(name);
    if (!HttpMethod.POST.equals(request.method())
        || secret == null
        || !WebhookSignature.isThere(header -> header(request, header))) {
      refuse(request, 401);
      return;
    }
    limits.read(
        request,
        body -> checked(request, deploys, name, secret, body),
        status -> refuse(request, status));
  }

  private void checked(
      HttpServerRequest request, boolean deploys, String name, Secret secret, byte[] body) {
    if (!WebhookSignature.covers(secret, header -> header(request, header), body)) {
      refuse(request, 401);
      return;
    }
    if (deploys) {
      // It writes to the database, for which an event loop may not wait.
      var stored =
          vertx.executeBlocking(
              () -> {
                receivers.deployed().accept(name, body);
                return name;
              });
      stored.onFailure(e -> log.warn("An announced deployment was not stored", e));
    } else {
      receivers.wake().accept(name);
    }
    var unused = request.response().setStatusCode(202).end();
  }

  private static Optional<String> header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** Answers a refusal that is the same for an unknown source and for a wrong signature. */
  private static void refuse(HttpServerRequest request, int status) {
    request
        .response()
        .endHandler(
            said -> {
              var unused = request.connection().close();
            });
    var unused = request.response().setStatusCode(status).putHeader("connection", "close").end();
    log.debug("A webhook was refused ({})", status);
  }

  @Override
  public void close() {
    BlockingWait.upTo(server.close(), LONGEST);
    BlockingWait.upTo(vertx.close(), LONGEST);
  }
}
