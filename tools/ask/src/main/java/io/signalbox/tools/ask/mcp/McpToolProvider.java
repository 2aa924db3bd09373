package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.signalbox.tools.ask.asker.Asker;
import java.util.Optional;

/** Port to a group of tools and resources that the MCP server offers to an asker. */
@FunctionalInterface
public interface McpToolProvider {

  /** Adds the tools and resources that this request may need to a server; may block. */
  void add(McpServer.StatelessSyncSpecification server, OfferRequest request);

  /**
   * Request for which a server is set up.
   *
   * @param method of MCP
   * @param tool that is called; empty where none is
   * @param progress tells the client how far a call is
   */
  record OfferRequest(Asker asker, String method, Optional<String> tool, ProgressReport progress) {

    /** Returns whether the request lists tools or calls this one. */
    boolean needsTool(String name) {
      return method.equals("tools/list") || tool.filter(name::equals).isPresent();
    }

    /** Returns whether the request lists tools or calls one. */
    boolean needsTools() {
      return method.startsWith("tools/");
    }
  }
}
