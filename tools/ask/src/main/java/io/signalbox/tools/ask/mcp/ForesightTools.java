package io.signalbox.tools.ask.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.knowledge.ForesightLookUp;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * MCP tools for forecasts: retirements of models, and dependants of a thing that is to change. Who
 * depends on whom is for members of the organisation, like a public source.
 */
public final class ForesightTools implements McpToolProvider {
  private static final String IMPACT = "impact";
  private static final int USUAL_DAYS = 30;

  private final KnowledgeAccess knowledge;
  private final ForesightLookUp foresight;
  private final List<McpSchema.Tool> tools = ToolDescriptions.read("foresight-tools.json");

  /**
   * Creates the tools.
   *
   * @param knowledge whose bounds hold for these too
   */
  public ForesightTools(KnowledgeAccess knowledge, ForesightLookUp foresight) {
    this.knowledge = knowledge;
    this.foresight = foresight;
  }

  /** Returns whether one of these tools has this name. */
  public boolean has(String name) {
    return tools.stream().anyMatch(tool -> tool.name().equals(name));
  }

  @Override
  public void add(McpServer.StatelessSyncSpecification server, OfferRequest request) {
    boolean member = request.asker().audience().filter(Audience::isOrganisation).isPresent();
    for (McpSchema.Tool tool : tools) {
      boolean open = tool.name().equals(IMPACT) ? member : request.asker().audience().isPresent();
      if (open && request.needsTool(tool.name())) {
        server.toolCall(
            tool,
            (context, call) ->
                ToolDescriptions.result(
                    asked(tool.name(), call.arguments(), request), /* jsonAsText= */ false));
      }
    }
  }

  private KnowledgeResult asked(String tool, Map<String, Object> arguments, OfferRequest request) {
    if (tool.equals(IMPACT)) {
      String name = ToolDescriptions.text(arguments, "name");
      return knowledge.bounded(request.asker(), name, () -> foresight.impact(name));
    }
    List<String> names =
        (arguments.get("names") instanceof List<?> list ? list.stream() : Stream.of())
            .filter(String.class::isInstance)
            .map(each -> ((String) each).strip())
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    int within = arguments.get("within_days") instanceof Number days ? days.intValue() : USUAL_DAYS;
    return knowledge.bounded(
        request.asker(), String.join(" ", names), () -> foresight.models(names, within));
  }
}
