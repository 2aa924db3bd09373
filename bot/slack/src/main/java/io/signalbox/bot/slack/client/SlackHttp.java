package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed requests from Slack, behind a proxy that speaks TLS. The signature comes before everything
 * else: of a body that Slack did not sign nothing is parsed, logged or answered.
 */
final class SlackHttp implements SlackConnection {
  static final String PATH = "/slack/events";
  private static final Logger LOG = LoggerFactory.getLogger(SlackHttp.class);
  private static final int MOST_BYTES = 1_000_000;
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int TOO_SLOW = 408;
  private static final int TOO_LARGE = 413;

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature signature;
  private final Listening listening;
  private final Clock clock;
  private final Javalin server;
  private final AtomicReference<Instant> warned = new AtomicReference<>(Instant.EPOCH);

  /**
   * The address that requests arrive on.
   *
   * @param port 0 for any that is free
   * @param patience how long a body may take to arrive
   */
  record Listening(String host, int port, Duration patience) {}

  SlackHttp(App app, SlackSignature signature, Listening listening, Clock clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.signature = signature;
    this.listening = listening;
    this.clock = clock;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              // A body that arrives slowly keeps a thread waiting.
              config.concurrency.useVirtualThreads = true;
              // And one that does not arrive any more is not waited for longer than that.
              config.jetty.modifyHttpConfiguration(
                  http -> http.setIdleTimeout(listening.patience().toMillis()));
              config.routes.post(PATH, this::handle);
              config.routes.get("/health", context -> context.result("ok"));
            });
  }

  private void handle(Context context) throws Exception {
    Optional<SlackSignature.Headers> headers =
        signature.headers(
            context.header("X-Slack-Request-Timestamp"), context.header("X-Slack-Signature"));
    if (headers.isEmpty()) {
      refuse(context, UNAUTHORISED);
      return;
    }
    Body body = body(context);
    if (body.refusal() != 0) {
      refuse(context, body.refusal());
    } else if (signature.covers(headers.get(), body.bytes())) {
      answer(context, body.bytes());
    } else {
      refuse(context, UNAUTHORISED);
    }
  }

  /** The bytes of a body, or the status that it is refused with; the other is empty or zero. */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  private record Body(byte[] bytes, int refusal) {
    static Body refused(int status) {
      return new Body(new byte[0], status);
    }
  }

  private Body body(Context context) {
    Instant end = Instant.now(clock).plus(listening.patience());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[8 << 10];
    try {
      InputStream in = context.req().getInputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        all.write(piece, 0, read);
        if (all.size() > MOST_BYTES) {
          return Body.refused(TOO_LARGE);
        }
        if (Instant.now(clock).isAfter(end)) {
          return Body.refused(TOO_SLOW);
        }
      }
      return new Body(all.toByteArray(), 0);
    } catch (IOException e) {
      // The client went away, or sent nothing for as long as the server waits.
      boolean stalled = e.getCause() instanceof TimeoutException;
      return Body.refused(stalled ? TOO_SLOW : BAD_REQUEST);
    }
  }

  /** Says that something was refused, and nothing of what it was. */
  private void refuse(Context context, int status) {
    context.status(status).header("Connection", "close");
    Instant now = clock.instant();
    Instant before = warned.get();
    if (now.isAfter(before.plus(BETWEEN_WARNINGS)) && warned.compareAndSet(before, now)) {
      LOG.warn(
          "A request that Slack did not sign, or not within five minutes of now, was refused ({})."
              + " If Slack's own are: compare slack.signing-secret and the clock.",
          status);
    }
  }

  private void answer(Context context, byte[] body) throws Exception {
    Optional<Request<?>> request = read(context, body);
    if (request.isEmpty()) {
      context.status(BAD_REQUEST);
      return;
    }
    Response response;
    try {
      response = app.run(request.get());
    } catch (RuntimeException e) {
      if (!UnprocessableDelivery.isCauseOf(e)) {
        throw e;
      }
      // Slack's own are whole: something between Slack and here, or the app's own tools, made it.
      LOG.warn(
          "A signed {} does not have the fields that it needs ({})",
          request.get().getRequestType(),
          UnprocessableDelivery.place(e));
      LOG.debug("What was missing", e);
      context.status(BAD_REQUEST);
      return;
    }
    context.status(response.getStatusCode());
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> context.header(name, value)));
    if (response.getBody() != null) {
      context.contentType(response.getContentType()).result(response.getBody());
    }
  }

  /** Empty where a signed body is nothing that Slack's library knows. */
  private Optional<Request<?>> read(Context context, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    try {
      return Optional.ofNullable(
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(PATH)
                  .requestBody(new String(body, UTF_8))
                  .headers(new RequestHeaders(headers))
                  .remoteAddress(context.ip())
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
    server.start(listening.host(), listening.port());
  }

  /** The port it listens on. */
  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    app.stop();
  }
}
