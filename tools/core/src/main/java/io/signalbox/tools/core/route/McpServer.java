package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declared MCP server, reached over HTTP or started as a process. */
public sealed interface McpServer {

  /** Returns the name by which routes refer to the server. */
  String name();

  /**
   * MCP server reached over streamable HTTP.
   *
   * @param token sent as a bearer token
   */
  record Http(String name, URI url, Optional<Secret> token) implements McpServer {}

  /**
   * MCP server started as a child process and spoken to over its standard streams. It gets only
   * those of our environment variables that any programme needs, such as the path.
   *
   * @param environment what it is given besides
   */
  record Started(String name, List<String> command, Map<String, Secret> environment)
      implements McpServer {
    public Started {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }
}
