package io.signalbox.tools.gateway.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.signalbox.tools.gateway.McpCalls;
import io.signalbox.tools.gateway.UpstreamFailed;
import io.signalbox.tools.route.McpServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client for each server, opened when it is first needed and anew after it failed. Whatever a
 * server does, a call ends in its time.
 */
public final class McpClients implements McpCalls {
  private static final Logger log = LoggerFactory.getLogger(McpClients.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, McpClient> clients = new ConcurrentHashMap<>();
  private final Map<String, Described> described = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public Described describe(McpServer server, String tool, Duration within) {
    String name = server.name() + "\n" + tool;
    Optional<Described> known = Optional.ofNullable(described.get(name));
    if (known.isPresent()) {
      return known.get();
    }
    Described found =
        within(
            server,
            within,
            () ->
                client(server).listTools().stream()
                    .filter(each -> each.name().equals(tool))
                    .findFirst()
                    .map(McpClients::describe)
                    .orElseThrow(() -> new UpstreamFailed(UpstreamFailed.Reason.BROKEN)));
    described.put(name, found);
    return found;
  }

  private static Described describe(ToolSpecification tool) {
    try {
      String schema =
          tool.parameters() == null
              ? "{\"type\":\"object\"}"
              : JSON.writeValueAsString(JsonSchemaElementUtils.toMap(tool.parameters()));
      return new Described(tool.description() == null ? "" : tool.description(), schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema can always be written", e);
    }
  }

  @Override
  public Given call(McpServer server, String tool, String arguments, Duration within) {
    ToolExecutionResult result =
        within(
            server,
            within,
            () ->
                client(server)
                    .executeTool(
                        ToolExecutionRequest.builder().name(tool).arguments(arguments).build()));
    String text = result.resultText() == null ? "" : result.resultText();
    return new Given(text, result.isError());
  }

  private McpClient client(McpServer server) {
    return clients.computeIfAbsent(server.name(), name -> McpTransports.open(server));
  }

  private <T> T within(McpServer server, Duration within, Callable<T> work) {
    boolean wasOpen = clients.containsKey(server.name());
    Future<T> future = threads.submit(work);
    try {
      return future.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new UpstreamFailed(UpstreamFailed.Reason.TOO_SLOW);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new UpstreamFailed(UpstreamFailed.Reason.CANCELLED);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamFailed failed) {
        throw failed;
      }
      // The cause may quote what was sent, so only its kind is told.
      log.warn("MCP server {} failed: {}", server.name(), kind(e));
      boolean opened = clients.containsKey(server.name());
      forget(server);
      throw new UpstreamFailed(
          wasOpen || opened ? UpstreamFailed.Reason.BROKEN : UpstreamFailed.Reason.NOT_CONNECTED);
    }
  }

  private static String kind(ExecutionException e) {
    return e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName();
  }

  private void forget(McpServer server) {
    described.keySet().removeIf(name -> name.startsWith(server.name() + "\n"));
    Optional.ofNullable(clients.remove(server.name())).ifPresent(McpClients::close);
  }

  private static void close(McpClient client) {
    try {
      client.close();
    } catch (Exception e) {
      log.debug("an MCP client did not close: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.values().forEach(McpClients::close);
    clients.clear();
  }
}
