package io.signalbox.tools.gateway.server;

import io.vertx.core.http.HttpServerResponse;

/**
 * Response header by which a gateway that cannot serve (draining, without its ledger, failing)
 * tells client libraries to call providers directly. Every other answer of a gateway is its last
 * word.
 */
final class DirectModeHeader {
  private DirectModeHeader() {}

  static void say(HttpServerResponse response) {
    if (!response.headWritten()) {
      response.putHeader("x-signalbox-lane", "direct");
    }
  }
}
