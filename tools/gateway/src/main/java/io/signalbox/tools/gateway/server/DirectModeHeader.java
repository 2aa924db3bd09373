package io.signalbox.tools.gateway.server;

import io.vertx.core.http.HttpServerResponse;

/**
 * The word by which a gateway that is not able itself (draining, without its ledger, at fault)
 * tells a caller's library to take the direct lane. Every other answer of a gateway is its last
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
