package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Writes the error reply to a request that the server does not support, in the client's protocol.
 */
final class UnsupportedReply {
  private UnsupportedReply() {}

  /** Refuses the request, unless it is answered already or its client is gone. */
  static void refuse(HttpServerRequest request, ApiProtocol shape, int status, String sentence) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    var unused =
        request
            .response()
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(Buffer.buffer(ErrorBody.of(shape, status, "not_served", sentence)));
  }
}
