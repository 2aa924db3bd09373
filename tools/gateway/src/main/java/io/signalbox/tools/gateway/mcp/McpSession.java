package io.signalbox.tools.gateway.mcp;

import dev.langchain4j.mcp.client.McpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MCP client with the calls that wait for it, which fail when the server's process ends. If the
 * server is a process that ends, all waiting calls fail. Where the server is a process, its end
 * ends every call that waits for it: the client itself forgets those that began in the moment of
 * the death.
 */
final class McpSession {
  private static final Logger log = LoggerFactory.getLogger(McpSession.class);

  private final McpClient client;
  private final Map<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
  private volatile boolean gone;

  /**
   * @param process that is the server, where it is one
   */
  McpSession(McpClient client, Optional<Process> process) {
    this.client = client;
    process.ifPresent(
        each -> {
          var unused = each.onExit().thenRun(this::ended);
        });
  }

  McpClient client() {
    return client;
  }

  /** Fails this answer if the server's process ends before it arrives. */
  void watch(CompletableFuture<?> answer) {
    Object name = new Object();
    underWay.put(name, answer);
    var unused = answer.whenComplete((value, failure) -> underWay.remove(name));
    if (gone) {
      fail(answer);
    }
  }

  private void ended() {
    gone = true;
    underWay.values().forEach(McpSession::fail);
  }

  private static void fail(CompletableFuture<?> answer) {
    answer.completeExceptionally(new IllegalStateException("the server ended"));
  }

  void close() {
    try {
      client.close();
    } catch (Exception e) {
      log.debug("an MCP client did not close: {}", e.getClass().getSimpleName());
    }
  }
}
