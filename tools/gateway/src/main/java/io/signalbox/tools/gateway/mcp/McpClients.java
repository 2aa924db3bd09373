package io.signalbox.tools.gateway.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.signalbox.tools.core.route.McpServer;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.core.upstream.UpstreamFailedException.Reason;
import io.signalbox.tools.gateway.tool.McpCalls;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pool of MCP clients, one for each server, opened on first use and again after a failure. Every
 * call ends within its time limit.
 */
public final class McpClients implements McpCalls {
  private static final Logger log = LoggerFactory.getLogger(McpClients.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Map<String, FutureTask<McpSession>> sessions = new ConcurrentHashMap<>();
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
            client ->
                client.listTools().stream()
                    .filter(each -> each.name().equals(tool))
                    .findFirst()
                    .map(McpClients::describe)
                    .orElseThrow(() -> new UpstreamFailedException(Reason.BROKEN)));
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
            client ->
                client.executeTool(
                    ToolExecutionRequest.builder().name(tool).arguments(arguments).build()));
    String text = result.resultText() == null ? "" : result.resultText();
    return new Given(text, result.isError());
  }

  /**
   * Returns the server's session, which is opened on a thread of its own: a call whose time is over
   * ends, and the next one finds the session further on.
   */
  private McpSession session(McpServer server) throws ExecutionException, InterruptedException {
    FutureTask<McpSession> session =
        sessions.computeIfAbsent(
            server.name(),
            name -> {
              FutureTask<McpSession> opening = new FutureTask<>(() -> McpTransports.open(server));
              threads.execute(opening);
              return opening;
            });
    try {
      return session.get();
    } catch (ExecutionException e) {
      sessions.remove(server.name(), session);
      throw e;
    }
  }

  private <T> T within(McpServer server, Duration within, Function<McpClient, T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    AtomicReference<Reason> failure = new AtomicReference<>(Reason.NOT_CONNECTED);
    Future<?> worker =
        threads.submit(
            () -> {
              try {
                McpSession session = session(server);
                failure.set(Reason.BROKEN);
                session.watch(answer);
                answer.complete(work.apply(session.client()));
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return answer.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UpstreamFailedException(Reason.TOO_SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamFailedException(Reason.CANCELLED);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamFailedException failed) {
        throw failed;
      }
      // The cause may quote what was sent, so only its kind is told.
      log.warn("MCP server {} failed: {}", server.name(), kind(e));
      forget(server);
      throw new UpstreamFailedException(failure.get());
    } finally {
      worker.cancel(true);
    }
  }

  private static String kind(ExecutionException e) {
    return e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName();
  }

  private void forget(McpServer server) {
    described.keySet().removeIf(name -> name.startsWith(server.name() + "\n"));
    Optional.ofNullable(sessions.remove(server.name())).ifPresent(this::end);
  }

  /** Closes a session on another thread, since closing may hang when the server is gone. */
  private void end(FutureTask<McpSession> session) {
    threads.execute(
        () -> {
          try {
            session.get().close();
          } catch (ExecutionException e) {
            log.debug("an MCP server that never opened has nothing to close");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    for (FutureTask<McpSession> session : sessions.values()) {
      boolean isOpening = session.cancel(true);
      if (!isOpening) {
        end(session);
      }
    }
    sessions.clear();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
