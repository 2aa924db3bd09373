package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.UpstreamFailed;
import io.signalbox.tools.gateway.call.PassRequest;
import io.signalbox.tools.gateway.call.PassThroughCalls;
import io.signalbox.tools.gateway.call.PassedAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Serves pass-through requests and writes their answers. */
final class PassThroughExchange {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAMED = "/pass/";
  private static final String UNNAMED = "/v1/";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE);
  private static final List<String> SHOWN = List.of("content-type", "content-disposition");

  private final PassThroughCalls calls;

  PassThroughExchange(PassThroughCalls calls) {
    this.calls = calls;
  }

  /** Returns whether a request may be a pass-through request. */
  boolean takes(HttpServerRequest request, String path) {
    return METHODS.contains(request.method())
        && (path.startsWith(NAMED) || path.startsWith(UNNAMED))
        && calls.isAny();
  }

  /** Sends the request to its provider and writes the answer; may block. */
  void serve(HttpServerRequest request, String id, Caller caller, byte[] body) {
    HttpServerResponse response = request.response();
    ProtocolShape shape = ProtocolShape.OPENAI_CHAT;
    CallCancellation cancellation = new CallCancellation();
    response.closeHandler(gone -> cancellation.cancel());
    CallReplies.guard(
        id,
        response,
        shape,
        () -> {
          PassRequest.PassSender who = CallHeaders.sender(id, caller, request);
          String type = Objects.requireNonNullElse(request.getHeader("content-type"), "");
          PassRequest passing = new PassRequest(who, place(request), type, body, cancellation);
          switch (calls.take(passing)) {
            case PassThroughCalls.PassResult.PassRefused refused ->
                CallReplies.refuse(response, shape, refused.refusal());
            case PassThroughCalls.PassResult.Passed passed -> write(response, passed.answer());
          }
        });
  }

  private static PassRequest.PassPlace place(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    Optional<String> route = Optional.ofNullable(request.getHeader("x-signalbox-route"));
    if (path.startsWith(NAMED)) {
      int end = path.indexOf('/', NAMED.length());
      String name = path.substring(NAMED.length(), end < 0 ? path.length() : end);
      route = Optional.of(URLDecoder.decode(name, UTF_8));
      path = end < 0 ? "" : path.substring(end + 1);
      // A client's base address ends with the version, which the provider's has already.
      path = path.startsWith("v1/") ? path.substring("v1/".length()) : path;
    } else {
      path = path.substring(UNNAMED.length());
    }
    return new PassRequest.PassPlace(
        request.method().name(), route, path, Optional.ofNullable(request.query()));
  }

  private static void write(HttpServerResponse response, PassedAnswer answer) {
    try (answer) {
      response
          .setStatusCode(answer.status())
          .putHeader("x-signalbox-route", answer.route())
          .setChunked(true);
      SHOWN.forEach(
          name -> answer.header(name).ifPresent(value -> response.putHeader(name, value)));
      Optional<byte[]> piece = answer.next();
      while (piece.isPresent()) {
        BlockingWait.upTo(response.write(Buffer.buffer(piece.get())), PATIENCE);
        piece = answer.next();
      }
      var unused = response.end();
    } catch (UpstreamFailed e) {
      // The head is out; a connection that breaks off is the only sign left.
      var unused = response.reset();
    }
  }
}
