package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.gateway.call.PassThroughAnswer;
import io.signalbox.tools.gateway.call.PassThroughCalls;
import io.signalbox.tools.gateway.call.PassThroughRequest;
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
    ApiProtocol shape = ApiProtocol.OPENAI_CHAT;
    CallCancellation cancellation = new CallCancellation();
    response.closeHandler(gone -> cancellation.cancel());
    CallReplies.guard(
        id,
        response,
        shape,
        () -> {
          PassThroughRequest.PassSender who = CallHeaders.sender(id, caller, request);
          String type = Objects.requireNonNullElse(request.getHeader("content-type"), "");
          PassThroughRequest passing =
              new PassThroughRequest(who, place(request), type, body, cancellation);
          switch (calls.take(passing)) {
            case PassThroughCalls.PassResult.PassRefused refused ->
                CallReplies.refuse(response, shape, refused.refusal());
            case PassThroughCalls.PassResult.Passed passed -> write(response, passed.answer());
          }
        });
  }

  private static PassThroughRequest.PassPlace place(HttpServerRequest request) {
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
    return new PassThroughRequest.PassPlace(
        request.method().name(), route, path, Optional.ofNullable(request.query()));
  }

  private static void write(HttpServerResponse response, PassThroughAnswer answer) {
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
    } catch (UpstreamFailedException e) {
      // The head is out; a connection that breaks off is the only sign left.
      var unused = response.reset();
    }
  }
}
