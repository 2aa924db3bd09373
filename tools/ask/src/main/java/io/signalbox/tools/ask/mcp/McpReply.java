package io.signalbox.tools.ask.mcp;

import java.util.Optional;

/**
 * Reply to a message.
 *
 * @param status of HTTP, for that wire
 * @param message in JSON; empty where none is to be sent
 */
public record McpReply(int status, Optional<String> message) {}
