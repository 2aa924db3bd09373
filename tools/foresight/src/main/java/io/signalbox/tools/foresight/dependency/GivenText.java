package io.signalbox.tools.foresight.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * Extracts the material of a model request in any supported protocol: messages of users and results
 * of tools, without the instructions and without the model's own turns. Pure.
 */
final class GivenText {
  private static final Set<String> NOT_GIVEN = Set.of("system", "developer", "assistant", "model");
  private static final ObjectMapper JSON = new ObjectMapper();

  private GivenText() {}

  /** Returns the text, in order; empty when there is none or the body is not JSON. */
  static String of(String request) {
    JsonNode body;
    try {
      body = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    body.path("messages").forEach(message -> message(message, text));
    if (body.path("input").isTextual()) {
      append(body.path("input"), text);
    } else {
      body.path("input").forEach(item -> message(item, text));
    }
    return text.toString();
  }

  private static void message(JsonNode message, StringBuilder text) {
    if (!NOT_GIVEN.contains(message.path("role").asText())) {
      append(message.path("content"), text);
      append(message.path("output"), text);
    }
  }

  private static void append(JsonNode content, StringBuilder text) {
    if (content.isTextual()) {
      text.append(content.asText()).append('\n');
    } else if (content.isArray()) {
      for (JsonNode part : content) {
        append(part.path("text"), text);
        append(part.path("content"), text);
      }
    }
  }
}
