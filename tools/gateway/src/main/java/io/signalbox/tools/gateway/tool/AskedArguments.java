package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.knowledge.text.ContentWords;
import java.util.Set;

/**
 * Tests whether the arguments of a tool call come from the user's question, to detect calls that
 * retrieved text has prompted. Text that was found is data and may ask for calls; what it asks for
 * is not what the asker asked. Pure.
 */
final class AskedArguments {
  /** Smallest share of a value's words that must be in the question, since models rephrase. */
  private static final double LEAST = 0.5;

  private static final JsonMapper JSON = new JsonMapper();

  private AskedArguments() {}

  /**
   * Returns whether each value consists of the question's words, has no letters, or is a constant
   * of the tool's schema.
   */
  static boolean areAsked(String arguments, String question, String schema) {
    try {
      return areAsked(JSON.readTree(arguments), ContentWords.of(question), schema);
    } catch (JsonProcessingException e) {
      // Refused for what it is, later.
      return true;
    }
  }

  private static boolean areAsked(JsonNode value, Set<String> question, String schema) {
    for (JsonNode each : value) {
      if (!areAsked(each, question, schema)) {
        return false;
      }
    }
    if (!value.isTextual() || schema.contains("\"" + value.asText() + "\"")) {
      return true;
    }
    Set<String> words = ContentWords.of(value.asText());
    return value.asText().codePoints().noneMatch(Character::isLetter)
        || words.isEmpty()
        || ContentWords.coverage(words, question) >= LEAST;
  }
}
