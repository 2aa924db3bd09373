package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Converts the tools of OpenAI's Responses API to chat functions. A custom tool, which takes text,
 * becomes a function with that text as its one argument.
 */
final class ResponsesTools {
  /** Name of the argument of a function that stands for a custom tool. */
  static final String INPUT = "input";

  private final TranslationSettings terms;

  ResponsesTools(TranslationSettings terms) {
    this.terms = terms;
  }

  void into(ObjectNode in, ObjectNode out) {
    ArrayNode tools = TranslationJson.array();
    in.path("tools").forEach(tool -> tool(tool, tools));
    if (tools.isEmpty()) {
      return;
    }
    out.set("tools", tools);
    choice(in.path("tool_choice"), out);
    if (!in.path("parallel_tool_calls").asBoolean(true)) {
      out.put("parallel_tool_calls", false);
    }
  }

  private void tool(JsonNode tool, ArrayNode tools) {
    switch (tool.path("type").asText()) {
      case "function" -> {
        ObjectNode function = function(tools);
        TranslationJson.copy(
            tool, function, List.of("name", "description", "parameters", "strict"));
      }
      case "custom" -> {
        ObjectNode function = function(tools).put("name", tool.path("name").asText());
        String grammar = tool.path("format").path("definition").asText("");
        String syntax = tool.path("format").path("syntax").asText();
        function.put(
            "description",
            tool.path("description").asText()
                + (grammar.isEmpty()
                    ? ""
                    : "\nThe input follows this " + syntax + ":\n" + grammar));
        ObjectNode schema = function.putObject("parameters").put("type", "object");
        schema.putObject("properties").putObject(INPUT).put("type", "string");
        schema.putArray("required").add(INPUT);
      }
      default -> terms.leaveOut("the tool '" + tool.path("type").asText() + "'");
    }
  }

  private static ObjectNode function(ArrayNode tools) {
    return tools.addObject().put("type", "function").putObject("function");
  }

  private void choice(JsonNode choice, ObjectNode out) {
    switch (choice.isObject() ? choice.path("type").asText() : choice.asText("auto")) {
      case "auto", "null" -> {}
      case "none", "required" -> out.set("tool_choice", choice);
      case "function", "custom" ->
          out.putObject("tool_choice")
              .put("type", "function")
              .putObject("function")
              .set("name", choice.path("name"));
      default -> terms.leaveOut("this 'tool_choice'");
    }
  }

  /** Returns the names of a request's custom tools. */
  static Set<String> custom(JsonNode request) {
    Set<String> names = new HashSet<>();
    for (JsonNode tool : request.path("tools")) {
      if (tool.path("type").asText().equals("custom")) {
        names.add(tool.path("name").asText());
      }
    }
    return names;
  }
}
