package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.spec.McpSchema;

/**
 * Identity of a server.
 *
 * @param instructions when and how a model is to use it
 */
public record ServerIdentity(
    McpSchema.Implementation about,
    McpSchema.ServerCapabilities capabilities,
    String instructions) {}
