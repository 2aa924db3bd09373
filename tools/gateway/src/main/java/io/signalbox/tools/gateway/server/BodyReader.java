package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.gateway.call.ClientLimits;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Reads request bodies: only after the key was checked, only while memory is left, and discards
 * those of refused requests. Runs on the event loop, but for keys that have to be looked up.
 */
final class BodyReader {
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED = 415;
  private static final int NO_ROOM = 503;

  /** Number of digits of the largest body's length. */
  private static final int SHORTEST_LARGE = Integer.toString(ClientLimits.LARGEST_BODY).length();

  private final HttpServerRequest request;
  private final ApiProtocol shape;
  private final ClientConnections.Client client;
  private final CallExchange calls;
  private final Context eventLoop;
  private final Executor threads;
  private Buffer body = Buffer.buffer();

  BodyReader(
      HttpServerRequest request,
      ApiProtocol shape,
      ClientConnections.Client client,
      CallExchange calls,
      Context eventLoop,
      Executor threads) {
    this.request = request;
    this.shape = shape;
    this.client = client;
    this.calls = calls;
    this.eventLoop = eventLoop;
    this.threads = threads;
  }

  /**
   * Checks the key, reads the body and passes both to the work; refuses requests without a valid
   * key.
   *
   * @param work is given both on the event loop
   */
  void read(BiConsumer<CallExchange.Sender, byte[]> work) {
    Optional<KeyCheck> atOnce = calls.knownKey(request);
    if (atOnce.isPresent()) {
      checked(atOnce.get(), true, work);
      return;
    }
    request.pause();
    threads.execute(
        () -> {
          KeyCheck check = calls.checkKey(request);
          eventLoop.runOnContext(
              back -> {
                checked(check, false, work);
                request.resume();
              });
        });
  }

  private void checked(
      KeyCheck check, boolean atOnce, BiConsumer<CallExchange.Sender, byte[]> work) {
    request.handler(this::piece);
    request.endHandler(end -> ended());
    switch (check) {
      case KeyCheck.Rejected rejected -> {
        client.discards();
        calls.reject(request, shape, rejected);
      }
      case KeyCheck.Accepted accepted -> {
        if (isDeclaredTooLarge()) {
          tooLarge();
          return;
        }
        if (isCompressed()) {
          unwanted(UNSUPPORTED, "The body is compressed; send it without Content-Encoding.");
          return;
        }
        client.reads(request);
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
          var unused = request.response().writeContinue();
        }
        CallExchange.Sender sender = new CallExchange.Sender(accepted.caller(), atOnce);
        request.endHandler(
            end -> {
              if (!ended()) {
                client.answers();
                work.accept(sender, body.getBytes());
              }
            });
      }
    }
  }

  private boolean isDeclaredTooLarge() {
    String length = request.getHeader("content-length");
    if (length == null || length.length() < SHORTEST_LARGE) {
      return false;
    }
    return length.length() > SHORTEST_LARGE
        || length.compareTo(Integer.toString(ClientLimits.LARGEST_BODY)) > 0;
  }

  /** Returns whether the body is compressed, since it could expand to gigabytes. */
  private boolean isCompressed() {
    String encoding = request.getHeader("content-encoding");
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }

  private void piece(Buffer piece) {
    if (client.isDiscarding()) {
      return;
    }
    if (body.length() + piece.length() > ClientLimits.LARGEST_BODY) {
      tooLarge();
    } else if (client.holds(piece.length())) {
      body.appendBuffer(piece);
    } else {
      DirectModeHeader.say(request.response());
      request.response().putHeader("retry-after", "1");
      unwanted(NO_ROOM, "The gateway holds as many bytes of requests as it may; try again.");
    }
  }

  private void tooLarge() {
    unwanted(TOO_LARGE, "The body is larger than 32 MiB.");
  }

  private void unwanted(int status, String sentence) {
    body = Buffer.buffer();
    client.discards();
    UnsupportedReply.refuse(request, shape, status, sentence);
  }

  /** Returns whether the ended body was one to discard. */
  private boolean ended() {
    boolean unwanted = client.isDiscarding();
    if (unwanted) {
      client.discarded();
    }
    return unwanted;
  }
}
