package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An MCP server, and how it is reached. */
public sealed interface McpServer {

  /** Returns the name used by routes. */
  String name();

  /**
   * Reached over streamable HTTP.
   *
   * @param token sent as a bearer token
   */
  record Http(String name, URI url, Optional<Secret> token) implements McpServer {}

  /**
   * Started as a process of ours and spoken to over its standard streams. It sees of our
   * environment what any programme needs, such as its path, and nothing else.
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
