package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MCP tools on the knowledge: search, fetch, ask, on-call and owner look-up. */
public final class KnowledgeTools implements McpToolProvider {
  private static final int USUAL_RESULTS = 8;

  /** Names of the tools whose text result is their JSON, as OpenAI's connectors require it. */
  private static final Set<String> JSON_AS_TEXT = Set.of("search", "fetch");

  private final KnowledgeAccess knowledge;
  private final List<McpSchema.Tool> tools = ToolDescriptions.read("knowledge-tools.json");

  public KnowledgeTools(KnowledgeAccess knowledge) {
    this.knowledge = knowledge;
  }

  /** Returns whether one of these tools has this name. */
  public boolean has(String name) {
    return tools.stream().anyMatch(tool -> tool.name().equals(name));
  }

  @Override
  public void add(McpServer.StatelessSyncSpecification server, OfferRequest request) {
    if (request.asker().audience().isEmpty()) {
      return;
    }
    for (McpSchema.Tool tool : tools) {
      if (request.needsTool(tool.name())) {
        server.toolCall(
            tool,
            (context, call) ->
                ToolDescriptions.result(
                    asked(tool.name(), call.arguments(), request),
                    JSON_AS_TEXT.contains(tool.name())));
      }
    }
  }

  private KnowledgeResult asked(String tool, Map<String, Object> given, OfferRequest request) {
    Map<String, Object> arguments = given == null ? Map.of() : given;
    return switch (tool) {
      case "search" ->
          knowledge.search(
              ToolDescriptions.text(arguments, "query"),
              arguments.get("limit") instanceof Number most ? most.intValue() : USUAL_RESULTS,
              request.asker());
      case "fetch" -> knowledge.fetch(ToolDescriptions.text(arguments, "id"), request.asker());
      case "ask" -> answer(ToolDescriptions.text(arguments, "question"), request);
      case "who_is_on_call" ->
          knowledge.onCall(
              ToolDescriptions.text(arguments, "team"),
              ToolDescriptions.text(arguments, "at"),
              request.asker());
      case "owner_of" ->
          knowledge.owner(ToolDescriptions.text(arguments, "service"), request.asker());
      default -> throw new IllegalStateException("no tool " + tool);
    };
  }

  private KnowledgeResult answer(String question, OfferRequest request) {
    return request.progress().isWanted()
        ? knowledge.ask(question, request.asker(), request.progress()::at)
        : knowledge.ask(question, Optional.empty(), request.asker());
  }
}
