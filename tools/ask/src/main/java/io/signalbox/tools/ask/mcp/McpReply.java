package io.signalbox.tools.ask.mcp;

import java.util.Optional;

/**
 * HTTP status and JSON of the reply to an MCP message.
 *
 * @param status of HTTP, for that wire
 * @param message in JSON; empty where none is to be sent
 */
public record McpReply(int status, Optional<String> message) {}
