package io.signalbox.knowledge.answer.toolbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * JSON arguments of a tool call as a model wrote them; text that is no JSON object counts as one
 * without fields.
 */
record ToolArguments(JsonNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 300;

  static ToolArguments of(String text) {
    try {
      return new ToolArguments(MAPPER.readTree(text.isBlank() ? "{}" : text));
    } catch (JsonProcessingException e) {
      return new ToolArguments(MAPPER.createObjectNode());
    }
  }

  /** Returns an argument as one line of limited length; empty when it is missing. */
  Optional<String> text(String name) {
    return Optional.of(json.path(name))
        .filter(JsonNode::isTextual)
        .map(value -> value.textValue().replaceAll("\\s+", " ").strip())
        .filter(text -> !text.isEmpty())
        .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }
}
