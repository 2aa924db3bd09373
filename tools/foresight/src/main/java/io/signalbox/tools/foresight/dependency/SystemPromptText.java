package io.signalbox.tools.foresight.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/** Extracts the system prompt from a model request in any supported protocol. */
final class SystemPromptText {
  private static final Set<String> INSTRUCTING = Set.of("system", "developer");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SystemPromptText() {}

  /**
   * Returns the text of all instructions in a request body, in order; empty when there are none or
   * it is not JSON.
   */
  static String of(String request) {
    JsonNode body;
    try {
      body = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    append(body.path("system"), text);
    append(body.path("instructions"), text);
    for (JsonNode message : body.path("messages")) {
      if (INSTRUCTING.contains(message.path("role").asText())) {
        append(message.path("content"), text);
      }
    }
    for (JsonNode item : body.path("input")) {
      if (INSTRUCTING.contains(item.path("role").asText())) {
        append(item.path("content"), text);
      }
    }
    return text.toString();
  }

  private static void append(JsonNode content, StringBuilder text) {
    if (content.isTextual()) {
      text.append(content.asText()).append('\n');
    } else if (content.isArray()) {
      content.forEach(part -> append(part.path("text"), text));
    }
  }
}
