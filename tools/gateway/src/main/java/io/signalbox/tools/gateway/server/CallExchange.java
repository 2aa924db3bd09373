package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.gateway.call.DirectCallRule;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.call.PolicySnapshotEndpoint;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts HTTP requests of callers to gateway calls, and gateway replies to HTTP responses. */
public final class CallExchange {
  private static final Logger LOG = LoggerFactory.getLogger(CallExchange.class);

  /**
   * Longest body, in bytes, that is parsed on the event loop; a longer one would delay other calls.
   */
  private static final int SHORT = 16 << 10;

  private final Gateway gateway;
  private final KeyRing keys;
  private final Clock clock;
  private final RandomGenerator random;
  private final SnapshotExchange snapshots;
  private final ModelExchange models;
  private final PassThroughExchange passing;
  private final Optional<ServerAddition> addition;

  /**
   * @param rule which callers may go on without this gateway
   * @param random for ids of calls
   */
  public CallExchange(
      Gateway gateway, KeyRing keys, DirectCallRule rule, Clock clock, RandomGenerator random) {
    this(gateway, keys, rule, clock, random, Optional.empty());
  }

  /**
   * Creates the exchange with a server addition.
   *
   * @param addition what else the server serves
   */
  public CallExchange(
      Gateway gateway,
      KeyRing keys,
      DirectCallRule rule,
      Clock clock,
      RandomGenerator random,
      Optional<ServerAddition> addition) {
    this.addition = addition;
    this.snapshots = new SnapshotExchange(new PolicySnapshotEndpoint(gateway), rule, random);
    this.gateway = gateway;
    this.models = new ModelExchange(gateway, keys);
    this.passing = new PassThroughExchange(gateway.passThrough());
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Caller identified by a key.
   *
   * @param atOnce whether that was known without asking the database
   */
  record Sender(Caller caller, boolean atOnce) {}

  /** Request whose body has been read. */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record Sent(ApiProtocol shape, Sender sender, byte[] body, StreamPulse pulse) {}

  /** Returns the result of a request's key check if that needs no database. */
  Optional<KeyCheck> knownKey(HttpServerRequest request) {
    String key = CallHeaders.key(request);
    return KeyRing.mayBeKey(key)
        ? keys.known(key).map(KeyCheck.Accepted::new)
        : Optional.of(keys.check(key));
  }

  /** Checks a request's key; may wait for the database. */
  KeyCheck checkKey(HttpServerRequest request) {
    return keys.check(CallHeaders.key(request));
  }

  /** Refuses a request whose key is not accepted. */
  void reject(HttpServerRequest request, ApiProtocol shape, KeyCheck.Rejected rejected) {
    named(request);
    CallReplies.unauthorised(request.response(), shape, rejected);
  }

  /** Returns the handler of requests about models. */
  ModelExchange models() {
    return models;
  }

  /** Returns the handler of pass-through requests. */
  PassThroughExchange passing() {
    return passing;
  }

  Clock clock() {
    return clock;
  }

  Optional<ServerAddition> addition() {
    return addition;
  }

  /**
   * Answers a call; runs on the event loop.
   *
   * @param threads run what may wait
   * @param over is run once when the client has its answer or has gone away
   */
  void answer(HttpServerRequest request, Sent sent, Executor threads, Runnable over) {
    HttpServerResponse response = request.response();
    CallCancellation cancellation = ending(response, over);
    String id = named(request);
    ApiProtocol shape = sent.shape();
    Executor guarded = work -> threads.execute(() -> CallReplies.guard(id, response, shape, work));
    Supplier<GatewayCall> call =
        () ->
            CallHeaders.call(
                id,
                sent.sender().caller(),
                request,
                RequestBody.read(shape, sent.body()),
                cancellation);
    if (!sent.sender().atOnce() || sent.body().length > SHORT) {
      guarded.execute(() -> reply(response, sent, gateway.answer(call.get())));
      return;
    }
    CallReplies.guard(
        id,
        response,
        shape,
        () -> gateway.answer(call.get(), guarded, reply -> reply(response, sent, reply)));
  }

  /** Writes a reply, with headers on the model's retirement where it has one. */
  private void reply(HttpServerResponse response, Sent sent, GatewayReply reply) {
    if (reply instanceof GatewayReply.Answered answered) {
      gateway
          .routes()
          .find(answered.served().route())
          .flatMap(gateway.routes()::ending)
          .ifPresent(ending -> LifecycleHeaders.put(response, ending));
    }
    CallReplies.reply(response, sent.shape(), reply, sent.pulse());
  }

  /** Determines the id of a call and sets it in the response headers. */
  String named(HttpServerRequest request) {
    String id = id(request);
    request
        .response()
        .putHeader(CallHeaders.REQUEST_ID, CallHeaders.requestId(request, id))
        .putHeader("x-signalbox-call", id);
    return id;
  }

  /** Registers for the end of a response, successful or broken off, and runs the action once. */
  private static CallCancellation ending(HttpServerResponse response, Runnable over) {
    CallCancellation cancellation = new CallCancellation();
    AtomicBoolean open = new AtomicBoolean(true);
    Runnable once =
        () -> {
          if (open.compareAndSet(true, false)) {
            over.run();
          }
        };
    response.endHandler(ended -> once.run());
    response.closeHandler(
        gone -> {
          cancellation.cancel();
          once.run();
        });
    return cancellation;
  }

  /** Returns the client's call id if it sent a valid one, else a new id. */
  private String id(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("x-signalbox-call"))
        .filter(CallIds::isOne)
        .orElseGet(() -> CallIds.next(clock, random));
  }

  /** Serves requests of the direct lane: policy snapshots and settlements. */
  void serveSnapshot(HttpServerRequest request, Optional<byte[]> settlements) {
    HttpServerResponse response = request.response();
    String key = CallHeaders.key(request);
    try {
      switch (keys.check(key)) {
        case KeyCheck.Rejected rejected ->
            CallReplies.unauthorised(response, ApiProtocol.OPENAI_CHAT, rejected);
        case KeyCheck.Accepted accepted -> {
          byte[] answer =
              settlements
                  .map(body -> settled(accepted.caller(), body))
                  .orElseGet(() -> snapshots.snapshot(accepted.caller(), key));
          response.putHeader("content-type", "application/json");
          var unused = response.end(Buffer.buffer(answer));
        }
      }
    } catch (MalformedBodyException e) {
      CallReplies.error(response, ApiProtocol.OPENAI_CHAT, 400, "malformed_request", e.sentence());
    } catch (RuntimeException e) {
      LOG.warn("policy or settlements cannot be served: {}", e.getClass().getSimpleName());
      CallReplies.error(
          response, ApiProtocol.OPENAI_CHAT, 503, "unavailable", "The accounts cannot be read.");
    }
  }

  private byte[] settled(Caller caller, byte[] body) {
    return ("{\"settled\":" + snapshots.settle(caller, body) + "}").getBytes(UTF_8);
  }
}
