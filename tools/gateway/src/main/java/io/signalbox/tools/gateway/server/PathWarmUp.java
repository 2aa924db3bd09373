package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.price.TokenPrice;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.RateLimits;
import io.signalbox.tools.core.route.RedactionRule;
import io.signalbox.tools.core.snapshot.SnapshotRoute;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.DirectCaller;
import io.signalbox.tools.core.upstream.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warms up the call path at start-up, so that the first real call is not slow. It calls a fake
 * provider on the loopback interface, without limits, budgets or records.
 */
public final class PathWarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(PathWarmUp.class);
  private static final Duration MOST = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Longest time of one warm-up call; the first may take seconds on a busy machine. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final int MOST_ROUNDS = 25;
  private static final String NAME = "warm-up";
  private static final String LOOPBACK = "127.0.0.1";
  private static final String QUESTION =
      "The token of jane.doe@example.com (+49 30 901820) is gone; what is {\\\"next\\\": 1}?";

  private static final Map<ApiProtocol, String> QUESTIONS =
      Map.of(
          ApiProtocol.OPENAI_CHAT,
          "{\"model\":\"m\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}",
          ApiProtocol.ANTHROPIC_MESSAGES,
          "{\"model\":\"m\",\"stream\":%s,\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}",
          ApiProtocol.OPENAI_RESPONSES,
          "{\"model\":\"m\",\"stream\":%s,\"store\":false,\"input\":\"%s\"}");

  private static final String CHAT =
      """
      {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
      "message":{"role":"assistant","content":"Ask [EMAIL_1]."},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":20,"completion_tokens":5,"total_tokens":25}}\
      """;
  private static final String CHAT_EVENTS =
      """
      data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
      "delta":{"role":"assistant","content":"Ask [EMAIL_1]."},"finish_reason":null}]}

      data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
      "delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;
  private static final String MESSAGE =
      """
      {"id":"m","type":"message","role":"assistant","model":"m","stop_reason":"end_turn",\
      "content":[{"type":"text","text":"Ask [EMAIL_1]."}],\
      "usage":{"input_tokens":20,"output_tokens":5}}\
      """;
  private static final String MESSAGE_EVENTS =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m",\
      "content":[],"usage":{"input_tokens":20,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Ask [EMAIL_1]."}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  private final Clock clock;
  private final CountDownLatch done = new CountDownLatch(1);

  private PathWarmUp(Clock clock) {
    this.clock = clock;
  }

  /**
   * Starts the warm-up on a thread of its own.
   *
   * @param upstream the gateway's own way to providers
   */
  public static PathWarmUp start(Vertx vertx, Upstream upstream, Clock clock) {
    PathWarmUp warmUp = new PathWarmUp(clock);
    Thread.ofVirtual().name(NAME).start(() -> warmUp.run(vertx, upstream));
    return warmUp;
  }

  /** Returns a readiness check that waits for the end of the warm-up first. */
  public Supplier<ServerReadiness> before(Supplier<ServerReadiness> readiness) {
    return () -> {
      try {
        boolean unused = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return readiness.get();
    };
  }

  private void run(Vertx vertx, Upstream upstream) {
    try {
      HttpServer provider =
          BlockingWait.upTo(
              vertx.createHttpServer().requestHandler(PathWarmUp::answer).listen(0, LOOPBACK),
              PATIENCE);
      try {
        ask(new DirectCaller(upstream, clock, new Random()), provider.actualPort());
      } finally {
        BlockingWait.upTo(provider.close(), PATIENCE);
      }
    } catch (RuntimeException e) {
      // Calls are answered all the same, the first of them less quickly.
      LOG.debug("the path was not warmed up", e);
    } finally {
      done.countDown();
    }
  }

  private void ask(DirectCaller calls, int port) {
    Instant end = clock.instant().plus(MOST);
    List<Provider.ProviderKind> kinds =
        List.of(Provider.ProviderKind.OPENAI, Provider.ProviderKind.ANTHROPIC);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      for (Provider.ProviderKind kind : kinds) {
        SnapshotRoute route = route(kind, port);
        Provider provider = route.provider(new Secret(NAME));
        for (Map.Entry<ApiProtocol, String> question : QUESTIONS.entrySet()) {
          for (boolean streams : new boolean[] {false, true}) {
            if (!clock.instant().isBefore(end)) {
              return;
            }
            byte[] body = question.getValue().formatted(streams, QUESTION).getBytes(UTF_8);
            calls.take(NAME, route, provider, RequestBody.read(question.getKey(), body));
          }
        }
      }
    }
  }

  private static SnapshotRoute route(Provider.ProviderKind kind, int port) {
    return new SnapshotRoute(
        NAME,
        false,
        true,
        new SnapshotRoute.End(
            NAME,
            kind,
            URI.create("http://" + LOOPBACK + ":" + port + "/v1"),
            Map.of(),
            "m",
            TokenPrice.perMillion(1, 1)),
        new SnapshotRoute.Rules(
            DataClass.INTERNAL,
            LONGEST_CALL,
            LONGEST_CALL,
            0,
            List.of(),
            RateLimits.NONE,
            100,
            RedactionRule.STRICT),
        List.of(),
        Optional.empty());
  }

  /** Answers as the fake provider. */
  private static void answer(HttpServerRequest request) {
    var unused =
        request
            .body()
            .onSuccess(
                body -> {
                  boolean streams = body.toString().contains("\"stream\":true");
                  boolean anthropic = String.valueOf(request.path()).endsWith("/messages");
                  String whole = anthropic ? MESSAGE : CHAT;
                  String events = anthropic ? MESSAGE_EVENTS : CHAT_EVENTS;
                  var unusedEnd =
                      request
                          .response()
                          .putHeader(
                              "content-type", streams ? "text/event-stream" : "application/json")
                          .end(streams ? events : whole);
                });
  }
}
