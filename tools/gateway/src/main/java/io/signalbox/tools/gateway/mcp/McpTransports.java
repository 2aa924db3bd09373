package io.signalbox.tools.gateway.mcp;

import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.route.McpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Factory of MCP client sessions over HTTP or over a child process's standard streams. */
final class McpTransports {
  private static final Duration OPENED_WITHIN = Duration.ofSeconds(20);

  /**
   * Timeout of the client library, which only ends abandoned calls; calls have shorter timeouts of
   * their own.
   */
  private static final Duration LONGEST_CALL = Duration.ofHours(1);

  /** Environment variables that a program needs in order to run. */
  private static final Set<String> SHARED =
      Set.of("PATH", "HOME", "USER", "SHELL", "TERM", "LANG", "LC_ALL", "TMPDIR", "TZ");

  private McpTransports() {}

  /** Opens a session; blocks until the server has answered. */
  static McpSession open(McpServer server) {
    return switch (server) {
      case McpServer.Http http -> new McpSession(client(server, overHttp(http)), Optional.empty());
      case McpServer.Started started -> {
        StdioMcpTransport transport =
            new StdioMcpTransport.Builder()
                .command(command(started))
                .environment(environment(started))
                .logEvents(false)
                .build();
        McpClient client = client(server, transport);
        yield new McpSession(client, Optional.of(transport.getProcess()));
      }
    };
  }

  private static McpClient client(McpServer server, McpTransport transport) {
    return new DefaultMcpClient.Builder()
        .transport(transport)
        .key(server.name())
        .clientName("signalbox")
        .clientVersion("1")
        .initializationTimeout(OPENED_WITHIN)
        .toolExecutionTimeout(LONGEST_CALL)
        .autoHealthCheck(false)
        .build();
  }

  private static McpTransport overHttp(McpServer.Http http) {
    return new StreamableHttpMcpTransport.Builder()
        .url(http.url().toString())
        .customHeaders(
            http.token()
                .map(token -> Map.of("Authorization", "Bearer " + token.reveal()))
                .orElse(Map.of()))
        .timeout(LONGEST_CALL)
        .logRequests(false)
        .logResponses(false)
        .build();
  }

  /**
   * Returns the command line that starts the server through {@code env} without our other
   * environment variables, which may hold keys. {@code env} takes away what it has no need of; only
   * names are on its command line, never values.
   */
  private static List<String> command(McpServer.Started process) {
    List<String> command = new ArrayList<>(List.of("env"));
    for (String name : System.getenv().keySet()) {
      if (!SHARED.contains(name) && !process.environment().containsKey(name)) {
        command.add("-u");
        command.add(name);
      }
    }
    command.addAll(process.command());
    return command;
  }

  private static Map<String, String> environment(McpServer.Started process) {
    Map<String, String> environment = new HashMap<>();
    process.environment().forEach((name, secret) -> environment.put(name, reveal(secret)));
    return environment;
  }

  private static String reveal(Secret secret) {
    return secret.reveal();
  }
}
