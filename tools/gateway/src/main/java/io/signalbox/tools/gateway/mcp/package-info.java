/**
 * MCP servers through LangChain4j's client: over streamable HTTP, or started as processes. Entry:
 * {@code io.signalbox.tools.gateway.mcp.McpClients}. Decides nothing: what may be called is decided
 * before.
 */
@NullMarked
package io.signalbox.tools.gateway.mcp;

import org.jspecify.annotations.NullMarked;
