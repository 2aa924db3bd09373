package io.signalbox.tools.ask.http;

import java.util.Optional;

/**
 * HTTP reply to an MCP message.
 *
 * @param status of HTTP
 * @param message empty where none is sent
 */
public record AnsweredMessage(int status, Optional<String> message) {}
