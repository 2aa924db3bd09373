package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the descriptions of the read-only MCP tools from resource files and converts their results.
 */
final class ToolDescriptions {
  private static final JsonMapper JSON = new JsonMapper();

  private ToolDescriptions() {}

  /** Reads tool descriptions from a JSON resource. */
  static List<McpSchema.Tool> read(String file) {
    List<McpSchema.Tool> tools = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            ToolDescriptions.class.getResourceAsStream("/io/signalbox/tools/ask/" + file))) {
      for (JsonNode each : JSON.readTree(in)) {
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
      return List.copyOf(tools);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> map(JsonNode node) {
    return JSON.convertValue(
        node, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  /** Returns a text argument of a call; empty if it is absent or not a text. */
  static String text(Map<String, Object> arguments, String name) {
    return arguments.get(name) instanceof String text ? text.strip().replace("\0", "") : "";
  }

  /**
   * Converts a result to an MCP tool result.
   *
   * @param jsonAsText whether the text is the fields in JSON, as OpenAI's connectors want it
   */
  static McpSchema.CallToolResult result(KnowledgeResult result, boolean jsonAsText) {
    return switch (result) {
      case KnowledgeResult.Found found ->
          McpSchema.CallToolResult.builder()
              .addTextContent(jsonAsText ? found.fields().toString() : found.text())
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
