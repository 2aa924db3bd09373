package io.signalbox.tools.core.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MessagesFields;
import io.signalbox.tools.core.translation.TranslationJson;
import io.signalbox.tools.core.translation.TranslationSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Converts the tool definitions and tool choice of an Anthropic request to Converse's {@code
 * toolConfig}.
 */
final class BedrockTools {
  private final TranslationSettings terms;
  private final BedrockModel model;
  private final BedrockContents contents;

  BedrockTools(TranslationSettings terms, BedrockModel model, BedrockContents contents) {
    this.terms = terms;
    this.model = model;
    this.contents = contents;
  }

  void into(ObjectNode in, ObjectNode out) {
    ArrayNode tools = TranslationJson.array();
    Set<String> missing = new LinkedHashSet<>(contents.called());
    for (JsonNode tool : in.path("tools")) {
      missing.remove(tool.path("name").asText());
      tool(tool, tools);
    }
    String choice = in.path("tool_choice").path("type").asText("auto");
    if (choice.equals("none")) {
      // Converse has no word for it: without tools there is nothing to call.
      if (contents.called().isEmpty()) {
        return;
      }
      terms.leaveOut("'tool_choice' none after calls of tools");
    }
    // A conversation with calls is refused where their tools are not declared.
    for (String name : missing) {
      ObjectNode spec = tools.addObject().putObject("toolSpec").put("name", name);
      spec.putObject("inputSchema").putObject("json").put("type", "object");
    }
    if (tools.isEmpty()) {
      return;
    }
    ObjectNode config = out.putObject("toolConfig");
    config.set("tools", tools);
    switch (choice) {
      case "any" -> config.putObject("toolChoice").putObject("any");
      case "tool" ->
          config
              .putObject("toolChoice")
              .putObject("tool")
              .set("name", in.path("tool_choice").path("name"));
      default -> {}
    }
  }

  private void tool(JsonNode tool, ArrayNode tools) {
    if (!tool.path("type").asText("custom").equals("custom")) {
      terms.leaveOut("a tool that the provider runs itself");
      return;
    }
    terms.onlyKnown(tool, MessagesFields.TOOL, " of a tool");
    ObjectNode spec = tools.addObject().putObject("toolSpec");
    TranslationJson.copy(tool, spec, List.of("name", "strict"));
    String description = tool.path("description").asText("");
    if (!description.isBlank()) {
      spec.put("description", description);
    }
    JsonNode schema = tool.path("input_schema");
    ObjectNode json = spec.putObject("inputSchema");
    json.set("json", schema.isObject() ? schema : json.objectNode().put("type", "object"));
    if (model.caches()) {
      contents.mark(tool, tools);
    }
  }
}
