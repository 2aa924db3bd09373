package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one request of a server addition: judges its head on a thread that may wait, reads the
 * body up to its limit and writes the reply.
 */
final class AdditionExchange {
  private static final Logger LOG = LoggerFactory.getLogger(AdditionExchange.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ServerAddition addition;
  private final HttpServerRequest request;
  private final ClientConnections.Client client;
  private final Context eventLoop;
  private final Executor threads;
  private final CallCancellation cancellation = new CallCancellation();
  private final Buffer body = Buffer.buffer();

  /**
   * Creates the exchange of one request.
   *
   * @param threads run what may wait
   */
  AdditionExchange(
      ServerAddition addition,
      HttpServerRequest request,
      ClientConnections.Client client,
      Context eventLoop,
      Executor threads) {
    this.addition = addition;
    this.request = request;
    this.client = client;
    this.eventLoop = eventLoop;
    this.threads = threads;
  }

  /** Returns the head of a request. */
  static RequestHead head(HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    String path = request.path() == null ? "" : request.path();
    return new RequestHead(request.method().name(), path, headers);
  }

  void serve(RequestHead head) {
    request.pause();
    request.response().closeHandler(gone -> cancellation.cancel());
    threads.execute(
        () ->
            guarded(
                () -> {
                  ServerAddition.Admission admission = addition.admit(head);
                  eventLoop.runOnContext(
                      back -> {
                        judged(admission);
                        request.resume();
                      });
                }));
  }

  private void judged(ServerAddition.Admission admission) {
    switch (admission) {
      case ServerAddition.Replied replied -> {
        client.discards();
        request.endHandler(end -> client.discarded());
        threads.execute(() -> guarded(() -> write(replied.reply())));
      }
      case ServerAddition.Admitted admitted -> read(admitted);
    }
  }

  private void read(ServerAddition.Admitted admitted) {
    request.handler(piece -> piece(piece, admitted.mostBytes()));
    request.endHandler(end -> ended(admitted));
    String encoding = request.getHeader("content-encoding");
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      unwanted(415, "The body is compressed; send it without Content-Encoding.");
      return;
    }
    client.reads(request);
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      var unused = request.response().writeContinue();
    }
  }

  private void ended(ServerAddition.Admitted admitted) {
    if (client.isDiscarding()) {
      client.discarded();
      return;
    }
    client.answers();
    byte[] bytes = body.getBytes();
    threads.execute(() -> guarded(() -> write(admitted.work().apply(bytes, cancellation))));
  }

  private void piece(Buffer piece, int most) {
    if (client.isDiscarding()) {
      return;
    }
    if (body.length() + piece.length() > most) {
      unwanted(413, "The body is larger than the %d bytes that are taken here.".formatted(most));
    } else if (client.holds(piece.length())) {
      body.appendBuffer(piece);
    } else {
      request.response().putHeader("retry-after", "1");
      unwanted(503, "The server holds as many bytes of requests as it may; try again.");
    }
  }

  private void unwanted(int status, String sentence) {
    client.discards();
    UnsupportedReply.refuse(request, ClientProtocol.of(request), status, sentence);
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!request.response().closed()) {
        LOG.error("a request for {} failed", request.path(), e);
        if (request.response().headWritten()) {
          // What has begun cannot be answered otherwise any more: the client sees it break off.
          var unused = request.response().reset();
          return;
        }
        UnsupportedReply.refuse(
            request, ClientProtocol.of(request), 500, "The server failed; its log says why.");
      }
    }
  }

  private void write(AddedReply reply) {
    HttpServerResponse response = request.response().setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    try (GatewayReply.Pieces pieces = reply.body()) {
      Optional<byte[]> piece = pieces.next();
      if (!reply.streams()) {
        var unused = response.end(Buffer.buffer(piece.orElse(new byte[0])));
        return;
      }
      response.setChunked(true);
      while (piece.isPresent() && !cancellation.isCancelled()) {
        BlockingWait.upTo(response.write(Buffer.buffer(piece.get())), PATIENCE);
        piece = pieces.next();
      }
      var unused = response.end();
    }
  }
}
