package io.signalbox.tools.gateway.tool;

import io.signalbox.tools.core.route.McpServer;
import java.time.Duration;

/**
 * Port for calls to MCP servers; {@code McpClients} implements it. Safe for use from several
 * threads.
 */
public interface McpCalls extends AutoCloseable {

  /**
   * Tool description from its server.
   *
   * @param schema JSON schema of its arguments
   */
  record Described(String description, String schema) {}

  /**
   * Result text of an MCP tool, with a flag for errors.
   *
   * @param failed whether the tool itself says that it failed
   */
  record Given(String text, boolean failed) {}

  /**
   * Returns a server's description of a tool.
   *
   * @throws io.signalbox.tools.core.upstream.UpstreamFailedException when the server cannot be
   *     reached in time, or has no such tool
   */
  Described describe(McpServer server, String tool, Duration within);

  /**
   * Calls a tool.
   *
   * @param arguments a JSON object
   * @throws io.signalbox.tools.core.upstream.UpstreamFailedException when the server cannot be
   *     reached or does not answer in time
   */
  Given call(McpServer server, String tool, String arguments, Duration within);

  @Override
  void close();
}
