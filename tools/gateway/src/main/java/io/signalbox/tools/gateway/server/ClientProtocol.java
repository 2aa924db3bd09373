package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.protocol.ApiProtocol;
import io.vertx.core.http.HttpServerRequest;

/** Determines a client's protocol from path and headers, for the form of error replies. */
final class ClientProtocol {
  private ClientProtocol() {}

  static ApiProtocol of(HttpServerRequest request) {
    String path = request.path();
    boolean anthropic =
        request.getHeader("anthropic-version") != null
            || (request.getHeader("x-api-key") != null
                && request.getHeader("authorization") == null);
    boolean openAi =
        path != null && (path.startsWith("/v1/chat/") || path.startsWith("/v1/responses"));
    return (path != null && path.startsWith("/v1/messages")) || (anthropic && !openAi)
        ? ApiProtocol.ANTHROPIC_MESSAGES
        : ApiProtocol.OPENAI_CHAT;
  }
}
