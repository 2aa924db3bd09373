package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Implementation of the MCP SDK's transport port for one request, which is passed in and answered
 * synchronously.
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

  /** Passes a request to the SDK's server and returns the response; may block. */
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
