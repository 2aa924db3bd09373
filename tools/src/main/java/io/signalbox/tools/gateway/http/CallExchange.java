package io.signalbox.tools.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.accounting.CallIds;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.caller.KeyCheck;
import io.signalbox.tools.caller.KeyRing;
import io.signalbox.tools.gateway.Cancellation;
import io.signalbox.tools.gateway.DirectLaneRule;
import io.signalbox.tools.gateway.Gateway;
import io.signalbox.tools.gateway.GatewayCall;
import io.signalbox.tools.gateway.GatewayReply;
import io.signalbox.tools.gateway.Refusal;
import io.signalbox.tools.route.DataClass;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.wire.ErrorBody;
import io.signalbox.tools.wire.MalformedBody;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests into calls and replies into responses. Runs on the call's own thread. */
public final class CallExchange {
  private static final Logger LOG = LoggerFactory.getLogger(CallExchange.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BEARER = "Bearer ";
  private static final String CLASS_HEADER = "x-signalbox-data-class";
  private static final String TIMEOUT_HEADER = "x-signalbox-timeout-ms";
  private static final String REQUEST_ID = "x-request-id";

  /** Headers of the protocols that mean something to a provider. */
  private static final List<String> PASSED =
      List.of(
          "anthropic-version",
          "anthropic-beta",
          "openai-beta",
          "traceparent",
          "tracestate",
          REQUEST_ID);

  private static final Pattern MILLIS = Pattern.compile("[1-9]\\d{0,7}");
  private static final Pattern PLAIN_ID = Pattern.compile("[\\w.:-]{1,128}");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Gateway gateway;
  private final KeyRing keys;
  private final Clock clock;
  private final RandomGenerator random;
  private final LaneExchange lane;

  /**
   * @param rule which callers may go on without this gateway
   * @param random for ids of calls
   */
  public CallExchange(
      Gateway gateway, KeyRing keys, DirectLaneRule rule, Clock clock, RandomGenerator random) {
    this.lane = new LaneExchange(gateway.lane(), rule, random);
    this.gateway = gateway;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  void answer(HttpServerRequest request, Shape shape, byte[] body) {
    String id = id(request);
    HttpServerResponse response = request.response();
    response.putHeader(REQUEST_ID, requestId(request, id)).putHeader("x-signalbox-call", id);
    try {
      switch (keys.check(key(request))) {
        case KeyCheck.Rejected rejected -> unauthorised(response, shape, rejected);
        case KeyCheck.Accepted accepted -> {
          GatewayCall call = call(id, accepted.caller(), request, RequestBody.read(shape, body));
          response.closeHandler(gone -> call.cancellation().cancel());
          AtomicBoolean told = new AtomicBoolean();
          GatewayReply reply =
              gateway.answer(
                  call,
                  answered -> {
                    told.set(true);
                    write(response, answered);
                  });
          if (!told.get()) {
            reply(response, shape, reply);
          }
        }
      }
    } catch (MalformedBody e) {
      error(response, shape, 400, "malformed_request", e.sentence());
    } catch (RuntimeException e) {
      if (response.closed()) {
        LOG.debug("the client of call {} went away", id);
        return;
      }
      LOG.error("call {} failed", id, e);
      GoOn.say(response);
      error(
          response,
          shape,
          500,
          "internal",
          "The gateway failed; its log knows the call as " + id + ".");
    }
  }

  /** The client's, where it sent one, else a new one. */
  private String id(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("x-signalbox-call"))
        .filter(CallIds::isOne)
        .orElseGet(() -> CallIds.next(clock, random));
  }

  private static void unauthorised(
      HttpServerResponse response, Shape shape, KeyCheck.Rejected rejected) {
    if (rejected == KeyCheck.Rejected.UNREADABLE) {
      GoOn.say(response);
      error(response, shape, 503, "gateway_unable", rejected.sentence());
      return;
    }
    error(response, shape, 401, "invalid_api_key", rejected.sentence());
  }

  private static GatewayCall call(
      String id, Caller caller, HttpServerRequest request, RequestBody body) {
    Map<String, String> headers = new HashMap<>();
    for (String name : PASSED) {
      Optional.ofNullable(request.getHeader(name)).ifPresent(value -> headers.put(name, value));
    }
    return new GatewayCall(
        id, caller, body, dataClass(request, caller), within(request), headers, new Cancellation());
  }

  private static DataClass dataClass(HttpServerRequest request, Caller caller) {
    String name = request.getHeader(CLASS_HEADER);
    return name == null
        ? caller.dataClass()
        : DataClass.named(name)
            .orElseThrow(
                () ->
                    new MalformedBody(
                        "The header X-Signalbox-Data-Class must be public, internal, confidential"
                            + " or restricted."));
  }

  private static Optional<Duration> within(HttpServerRequest request) {
    String millis = request.getHeader(TIMEOUT_HEADER);
    if (millis == null) {
      return Optional.empty();
    }
    if (!MILLIS.matcher(millis).matches()) {
      throw new MalformedBody("The header X-Signalbox-Timeout-Ms must be a number above 0.");
    }
    return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
  }

  private static String key(HttpServerRequest request) {
    String authorization = request.getHeader("authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    String key = request.getHeader("x-api-key");
    String azure = request.getHeader("api-key");
    return key != null ? key.strip() : azure != null ? azure.strip() : "";
  }

  private static String requestId(HttpServerRequest request, String id) {
    String sent = request.getHeader(REQUEST_ID);
    return sent != null && PLAIN_ID.matcher(sent).matches() ? sent : id;
  }

  private static void reply(HttpServerResponse response, Shape shape, GatewayReply reply) {
    switch (reply) {
      case GatewayReply.Refused refused -> refuse(response, shape, refused.refusal());
      case GatewayReply.Answered answered -> write(response, answered);
    }
  }

  private static void refuse(HttpServerResponse response, Shape shape, Refusal refusal) {
    refusal
        .retryAfter()
        .ifPresent(
            after ->
                response.putHeader(
                    "retry-after", "" + Math.max(1, after.plusMillis(999).toSeconds())));
    if (refusal.isUnable()) {
      GoOn.say(response);
    }
    error(response, shape, refusal.status(), refusal.code(), refusal.sentence());
  }

  private static void write(HttpServerResponse response, GatewayReply.Answered answered) {
    try (GatewayReply.Pieces body = answered.body()) {
      write(response, answered, body);
    }
  }

  private static void write(
      HttpServerResponse response, GatewayReply.Answered answered, GatewayReply.Pieces body) {
    response
        .setStatusCode(answered.status())
        .putHeader("content-type", answered.contentType())
        .putHeader("x-signalbox-route", answered.served().route())
        .putHeader("x-signalbox-cache", "" + answered.served().cache());
    Optional<byte[]> piece = body.next();
    if (!answered.contentType().startsWith("text/event-stream")) {
      var unused = response.end(Buffer.buffer(piece.orElse(new byte[0])));
      return;
    }
    response.setChunked(true).putHeader("cache-control", "no-cache");
    while (piece.isPresent()) {
      // Waiting for each write is what slows the provider down to the client's pace.
      Waiting.upTo(response.write(Buffer.buffer(piece.get())), PATIENCE);
      piece = body.next();
    }
    var unused = response.end();
  }

  private static void error(
      HttpServerResponse response, Shape shape, int status, String code, String sentence) {
    if (response.ended() || response.closed()) {
      return;
    }
    var unused =
        response
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(Buffer.buffer(ErrorBody.of(shape, status, code, sentence)));
  }

  /** One caller's policy, or what it spent without us: whatever is asked of the lane with a key. */
  void lane(HttpServerRequest request, Optional<byte[]> settlements) {
    HttpServerResponse response = request.response();
    String key = key(request);
    try {
      switch (keys.check(key)) {
        case KeyCheck.Rejected rejected -> unauthorised(response, Shape.OPENAI_CHAT, rejected);
        case KeyCheck.Accepted accepted -> {
          byte[] answer =
              settlements
                  .map(body -> settled(accepted.caller(), body))
                  .orElseGet(() -> lane.snapshot(accepted.caller(), key));
          response.putHeader("content-type", "application/json");
          var unused = response.end(Buffer.buffer(answer));
        }
      }
    } catch (MalformedBody e) {
      error(response, Shape.OPENAI_CHAT, 400, "malformed_request", e.sentence());
    } catch (RuntimeException e) {
      LOG.warn("policy or settlements cannot be served: {}", e.getClass().getSimpleName());
      error(response, Shape.OPENAI_CHAT, 503, "unavailable", "The books cannot be read.");
    }
  }

  private byte[] settled(Caller caller, byte[] body) {
    return ("{\"settled\":" + lane.settle(caller, body) + "}").getBytes(UTF_8);
  }

  /** The routes that a key may use, in a form that OpenAI's and Anthropic's clients both read. */
  void models(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (keys.check(key(request))) {
      case KeyCheck.Rejected rejected -> unauthorised(response, Shape.OPENAI_CHAT, rejected);
      case KeyCheck.Accepted accepted -> {
        ObjectNode root = JSON.createObjectNode().put("object", "list").put("has_more", false);
        ArrayNode data = root.putArray("data");
        for (Route route : gateway.open(accepted.caller())) {
          data.addObject()
              .put("id", route.name())
              .put("object", "model")
              .put("type", "model")
              .put("display_name", route.name())
              .put("created", 0)
              .put("created_at", "1970-01-01T00:00:00Z")
              .put("owned_by", "signalbox");
        }
        var unused = response.putHeader("content-type", "application/json").end(root.toString());
      }
    }
  }
}
