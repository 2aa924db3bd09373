package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.EventLoops;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server that receives Slack's signed requests and passes them to Bolt, behind a proxy that
 * terminates TLS. The signature comes before everything else: of a body that Slack did not sign
 * nothing is parsed, logged or answered. Bodies are read on an event loop; what is signed has a
 * virtual thread of its own.
 */
final class SignedRequestServer implements SlackConnection {
  static final String PATH = "/slack/events";
  private static final Logger LOG = LoggerFactory.getLogger(SignedRequestServer.class);
  private static final Pattern RATE_LIMITED =
      Pattern.compile("\"type\"\\s*:\\s*\"app_rate_limited\"");
  private static final int MOST_HEAD_BYTES = 16 << 10;
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature signature;
  private final Listening listening;
  private final Clock clock;
  private final Vertx vertx = EventLoops.start(1);
  private final RequestLimits arrivals;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Instant> warned = new AtomicReference<>(Instant.EPOCH);

  /**
   * Host and port to listen on, with the time limit for an incoming request.
   *
   * @param port 0 for any that is free
   * @param patience how long a head or a body may take to arrive
   */
  record Listening(String host, int port, Duration patience) {}

  SignedRequestServer(App app, SlackSignature signature, Listening listening, Clock clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.signature = signature;
    this.listening = listening;
    this.clock = clock;
    this.server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setMaxHeaderSize(MOST_HEAD_BYTES)
                // What waits to see which protocol it is would be no connection yet.
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false));
    this.arrivals = new RequestLimits(vertx, listening.patience());
    server.connectionHandler(arrivals::opened).requestHandler(this::handle);
  }

  private void handle(HttpServerRequest request) {
    if (HttpMethod.POST.equals(request.method()) && PATH.equals(request.path())) {
      event(request);
    } else if (HttpMethod.GET.equals(request.method()) && "/health".equals(request.path())) {
      var unused = request.response().putHeader("content-type", "text/plain").end("ok");
    } else {
      var unused = request.response().setStatusCode(NOT_FOUND).end();
    }
  }

  private void event(HttpServerRequest request) {
    Optional<SlackSignature.Headers> headers =
        signature.headers(
            request.getHeader("X-Slack-Request-Timestamp"), request.getHeader("X-Slack-Signature"));
    if (headers.isEmpty()) {
      refuse(request, UNAUTHORISED);
      return;
    }
    arrivals.read(
        request,
        body -> threads.execute(() -> checked(request, headers.get(), body)),
        status -> refuse(request, status));
  }

  private void checked(HttpServerRequest request, SlackSignature.Headers headers, byte[] body) {
    if (!signature.covers(headers, body)) {
      refuse(request, UNAUTHORISED);
      return;
    }
    try {
      answer(request, body);
    } catch (Exception e) {
      LOG.error("A signed request could not be answered", e);
      end(request.response().setStatusCode(FAILED), "");
    }
  }

  /**
   * Answers with an error status and closes the connection; warns in the log at most once a minute.
   */
  private void refuse(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response();
    response.endHandler(
        said -> {
          var unused = request.connection().close();
        });
    end(response.setStatusCode(status).putHeader("connection", "close"), "");
    Instant now = clock.instant();
    Instant before = warned.get();
    if (now.isAfter(before.plus(BETWEEN_WARNINGS)) && warned.compareAndSet(before, now)) {
      LOG.warn(
          "A request that Slack did not sign, or not within five minutes of now, was refused ({})."
              + " If Slack's own are: compare slack.signing-secret and the clock.",
          status);
    }
  }

  private void answer(HttpServerRequest from, byte[] body) throws Exception {
    HttpServerResponse to = from.response();
    Optional<Request<?>> request = read(from, body);
    if (request.isEmpty()) {
      boolean isNotice = RATE_LIMITED.matcher(new String(body, UTF_8)).find();
      if (isNotice) {
        LOG.warn("Slack holds events back for a minute: more than 30,000 came within an hour");
      }
      end(isNotice ? to : to.setStatusCode(BAD_REQUEST), "");
      return;
    }
    Response response;
    try {
      response = app.run(request.get());
    } catch (RuntimeException e) {
      if (!MalformedRequestCheck.isCauseOf(e)) {
        throw e;
      }
      // Slack's own are whole: something between Slack and here, or the app's own tools, made it.
      LOG.warn(
          "A signed {} does not have the fields that it needs ({})",
          request.get().getRequestType(),
          MalformedRequestCheck.place(e));
      LOG.debug("What was missing", e);
      end(to.setStatusCode(BAD_REQUEST), "");
      return;
    }
    to.setStatusCode(response.getStatusCode());
    response.getHeaders().forEach(to::putHeader);
    if (response.getBody() == null) {
      end(to, "");
    } else {
      end(to.putHeader("content-type", response.getContentType()), response.getBody());
    }
  }

  /** Ends a response, unless the client has already left. */
  private static void end(HttpServerResponse response, String body) {
    if (!response.closed() && !response.ended()) {
      var unused =
          response
              .end(body)
              .onFailure(gone -> LOG.debug("Nobody took the answer: {}", gone.getMessage()));
    }
  }

  /** Parses a signed body; empty when Slack's library does not recognise it. */
  private Optional<Request<?>> read(HttpServerRequest request, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : request.headers().names()) {
      headers.put(name, List.copyOf(request.headers().getAll(name)));
    }
    try {
      return Optional.ofNullable(
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(PATH)
                  .requestBody(new String(body, UTF_8))
                  .headers(new RequestHeaders(headers))
                  .remoteAddress(request.remoteAddress().hostAddress())
                  .queryString(Map.of())
                  .build()));
    } catch (RuntimeException e) {
      LOG.warn("A signed request cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  @Override
  public void start() {
    app.start();
    BlockingWait.upTo(server.listen(listening.port(), listening.host()), LONGEST_START);
  }

  /** Returns the port that the server listens on. */
  int port() {
    return server.actualPort();
  }

  /** Stops accepting requests and waits up to five seconds for those under way. */
  @Override
  public void close() {
    BlockingWait.upTo(
        server.shutdown(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS), LONGEST_START);
    threads.shutdownNow();
    BlockingWait.upTo(vertx.close(), LONGEST_STOP);
    app.stop();
  }
}
