package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * HTTP client of the gateway's endpoints. Failures are returned as empty or false, never thrown.
 */
final class RemoteGateway {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();
  private static final int OK = 200;

  private final ClientSettings settings;
  private final Upstream upstream;
  private final Clock clock;

  private record Reply(int status, Optional<String> lane, Optional<String> call, String body) {}

  RemoteGateway(ClientSettings settings, Upstream upstream, Clock clock) {
    this.settings = settings;
    this.upstream = upstream;
    this.clock = clock;
  }

  /**
   * Calls a model over the gateway; a refusal is a reply as well. Empty when it is gone, slower
   * than the call's time and the grace, says itself that it is not able, or when somebody else
   * answers in its place.
   */
  Optional<ClientAnswer> call(String id, ClientCall call) {
    return send(
            "POST",
            "/v1" + call.shape().path(),
            headers(id, call),
            call.bytes(),
            call.within().plus(settings.grace()))
        .filter(reply -> reply.call().isPresent() && reply.lane().isEmpty())
        .map(reply -> new ClientAnswer(id, reply.status(), reply.body(), ClientAnswer.Way.GATEWAY));
  }

  /**
   * Calls a model over the gateway for a streamed answer. Empty where the gateway would be gone for
   * a whole one, and nothing was handed on; what goes wrong later is the last event.
   *
   * @param events is given the events; the answer's own body is empty then
   */
  Optional<ClientAnswer> stream(String id, ClientCall call, Consumer<String> events) {
    URI uri = address("/v1" + call.shape().path());
    Instant end = clock.instant().plus(call.within()).plus(settings.grace());
    boolean begun = false;
    try (Upstream.Answer answer =
        upstream.send(
            new Upstream.Request("POST", uri, keyed(headers(id, call)), call.bytes()),
            left(end),
            new CallCancellation())) {
      boolean ours = answer.header("x-signalbox-call").isPresent();
      if (!ours || answer.header("x-signalbox-lane").isPresent()) {
        return Optional.empty();
      }
      boolean streams = answer.header("content-type").orElse("").startsWith("text/event-stream");
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      Optional<byte[]> piece = answer.next(left(end));
      while (piece.isPresent()) {
        if (streams) {
          begun = true;
          events.accept(new String(piece.get(), UTF_8));
        } else {
          read.writeBytes(piece.get());
        }
        piece = answer.next(left(end));
      }
      return Optional.of(
          new ClientAnswer(id, answer.status(), read.toString(UTF_8), ClientAnswer.Way.GATEWAY));
    } catch (UpstreamFailedException e) {
      if (!begun) {
        return Optional.empty();
      }
      events.accept(
          new String(
              ErrorBody.event(call.shape(), 502, "broken_off", "The answer broke off."), UTF_8));
      return Optional.of(new ClientAnswer(id, OK, "", ClientAnswer.Way.GATEWAY));
    }
  }

  /** Returns whether the gateway is reachable and ready. */
  boolean isReady() {
    return send("GET", "/ready", Map.of(), new byte[0], SHORT)
        .filter(reply -> reply.status() == OK)
        .isPresent();
  }

  /** Fetches the current policy snapshot, signed; empty when the gateway cannot be reached. */
  Optional<byte[]> policy() {
    return send("GET", "/v1/policy-snapshot", Map.of(), new byte[0], SHORT)
        .filter(reply -> reply.status() == OK)
        .map(reply -> reply.body().getBytes(UTF_8));
  }

  /** Returns the body of the gateway's reply to a request for the key's routes. */
  Optional<String> models() {
    return send("GET", "/v1/models", Map.of(), new byte[0], SHORT).map(Reply::body);
  }

  /** Records finished calls in the gateway's ledger; returns false when it did not accept them. */
  boolean settle(List<CallSettlement> calls) {
    try {
      byte[] body = JSON.writeValueAsBytes(calls);
      Map<String, String> headers = Map.of("content-type", "application/json");
      return send("POST", "/v1/settlements", headers, body, SHORT)
          .filter(reply -> reply.status() == OK)
          .isPresent();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a settlement is always JSON", e);
    }
  }

  private Optional<Reply> send(
      String method, String path, Map<String, String> headers, byte[] body, Duration within) {
    Map<String, String> all = keyed(headers);
    URI uri = address(path);
    Instant end = clock.instant().plus(within);
    try (Upstream.Answer answer =
        upstream.send(
            new Upstream.Request(method, uri, all, body), within, new CallCancellation())) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      Optional<byte[]> piece = answer.next(left(end));
      while (piece.isPresent()) {
        read.writeBytes(piece.get());
        piece = answer.next(left(end));
      }
      return Optional.of(
          new Reply(
              answer.status(),
              answer.header("x-signalbox-lane"),
              answer.header("x-signalbox-call"),
              read.toString(UTF_8)));
    } catch (UpstreamFailedException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(String id, ClientCall call) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-signalbox-call", id);
    headers.put("x-request-id", id);
    headers.put("x-signalbox-timeout-ms", "" + Math.max(1, call.within().toMillis()));
    call.dataClass().ifPresent(data -> headers.put("x-signalbox-data-class", data.label()));
    return headers;
  }

  private Map<String, String> keyed(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("authorization", "Bearer " + settings.key().reveal());
    return all;
  }

  private URI address(String path) {
    return URI.create(settings.gateway().toString().replaceFirst("/$", "") + path);
  }

  private Duration left(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
