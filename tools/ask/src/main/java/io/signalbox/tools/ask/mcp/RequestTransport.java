package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The SDK's port to a transport, for one request: whoever has the request, from whatever wire,
 * hands it over and waits for the response.
 */
final class RequestTransport implements McpStatelessServerTransport {
  private final List<String> versions;
  private Optional<McpStatelessServerHandler> handler = Optional.empty();

  RequestTransport(List<String> versions) {
    this.versions = versions;
  }

  @Override
  public void setMcpHandler(McpStatelessServerHandler given) {
    handler = Optional.of(given);
  }

  @Override
  public List<String> protocolVersions() {
    return versions;
  }

  /** Answers; may wait. */
  McpSchema.JSONRPCResponse answer(McpSchema.JSONRPCRequest request) {
    return handler
        .orElseThrow(() -> new IllegalStateException("no server is over this transport"))
        .handleRequest(McpTransportContext.EMPTY, request)
        .blockOptional()
        .orElseThrow(() -> new IllegalStateException("the SDK answers each request"));
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
