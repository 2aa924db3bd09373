package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.signalbox.tools.ask.asker.Asker;
import java.util.Optional;

/** Tools and resources that a server has for an asker. A port. */
@FunctionalInterface
public interface McpOffers {

  /** Adds what this request may need of them; may wait. */
  void add(McpServer.StatelessSyncSpecification server, OfferRequest request);

  /**
   * Request that a server is made for.
   *
   * @param method of MCP
   * @param tool that is called; empty where none is
   * @param progress tells the client how far a call is
   */
  record OfferRequest(Asker asker, String method, Optional<String> tool, ProgressReport progress) {

    /** Returns whether tools are listed, or this one is called. */
    boolean needsTool(String name) {
      return method.equals("tools/list") || tool.filter(name::equals).isPresent();
    }

    /** Returns whether tools are listed, or one is called. */
    boolean needsTools() {
      return method.startsWith("tools/");
    }
  }
}
