package io.signalbox.tools.route;

import io.signalbox.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * An MCP server, reached over streamable HTTP.
 *
 * @param token sent as a bearer token
 */
public record McpServer(String name, URI url, Optional<Secret> token) {}
