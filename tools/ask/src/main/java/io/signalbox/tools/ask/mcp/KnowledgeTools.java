package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tools that ask knowledge: search, fetch, ask, who is on call, who owns something. */
public final class KnowledgeTools implements McpOffers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int USUAL_RESULTS = 8;

  /** Tools whose text is their JSON, as OpenAI's connectors want it. */
  private static final Set<String> JSON_AS_TEXT = Set.of("search", "fetch");

  private final KnowledgeAccess knowledge;
  private final List<McpSchema.Tool> tools = read();

  public KnowledgeTools(KnowledgeAccess knowledge) {
    this.knowledge = knowledge;
  }

  /** Reads the descriptions of the tools, which are data. */
  private static List<McpSchema.Tool> read() {
    List<McpSchema.Tool> tools = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(
            KnowledgeTools.class.getResourceAsStream(
                "/io/signalbox/tools/ask/knowledge-tools.json"))) {
      for (JsonNode each : JSON.readTree(file)) {
        String title = each.path("title").asText();
        tools.add(
            McpSchema.Tool.builder(each.path("name").asText(), map(each.path("inputSchema")))
                .title(title)
                .description(each.path("description").asText())
                .outputSchema(map(each.path("outputSchema")))
                .annotations(
                    McpSchema.ToolAnnotations.builder()
                        .title(title)
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build());
      }
      return tools;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> map(JsonNode node) {
    return JSON.convertValue(
        node, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  /** Returns whether one of them has this name. */
  boolean has(String name) {
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
                result(tool.name(), asked(tool.name(), call.arguments(), request.asker())));
      }
    }
  }

  private KnowledgeResult asked(String tool, Map<String, Object> arguments, Asker asker) {
    return switch (tool) {
      case "search" ->
          knowledge.search(
              text(arguments, "query"),
              arguments.get("limit") instanceof Number most ? most.intValue() : USUAL_RESULTS,
              asker);
      case "fetch" -> knowledge.fetch(text(arguments, "id"), asker);
      case "ask" -> knowledge.ask(text(arguments, "question"), Optional.empty(), asker);
      case "who_is_on_call" ->
          knowledge.onCall(text(arguments, "team"), text(arguments, "at"), asker);
      case "owner_of" -> knowledge.owner(text(arguments, "service"), asker);
      default -> throw new IllegalStateException("no tool " + tool);
    };
  }

  private static String text(Map<String, Object> arguments, String name) {
    return arguments.get(name) instanceof String text ? text.strip().replace("\0", "") : "";
  }

  private static McpSchema.CallToolResult result(String tool, KnowledgeResult result) {
    return switch (result) {
      case KnowledgeResult.Found found ->
          McpSchema.CallToolResult.builder()
              .addTextContent(
                  JSON_AS_TEXT.contains(tool) ? found.fields().toString() : found.text())
              .structuredContent(map(found.fields()))
              .build();
      case KnowledgeResult.Refused refused ->
          McpSchema.CallToolResult.builder()
              .addTextContent(refused.sentence() + after(refused.retrySeconds()))
              .isError(true)
              .build();
    };
  }

  private static String after(int seconds) {
    return seconds > 0 ? " Try again in " + seconds + " s." : "";
  }
}
