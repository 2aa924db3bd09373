package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.spec.McpSchema;

/**
 * Name, capabilities and usage instructions that the MCP server reports to clients.
 *
 * @param instructions when and how a model is to use it
 */
public record ServerIdentity(
    McpSchema.Implementation about,
    McpSchema.ServerCapabilities capabilities,
    String instructions) {}
