/**
 * MCP server, stateless: over HTTP and over standard streams. Each message is answered by a server
 * of the official SDK that is made for its asker. Entry: {@link
 * io.signalbox.tools.ask.mcp.McpMessages}.
 */
@NullMarked
package io.signalbox.tools.ask.mcp;

import org.jspecify.annotations.NullMarked;
