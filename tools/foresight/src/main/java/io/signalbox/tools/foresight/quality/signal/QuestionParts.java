package io.signalbox.tools.foresight.quality.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a request that quality signals are read from, for any protocol.
 *
 * @param text last message of the user
 * @param print hash of the user's first message, by which a conversation is known
 * @param turns number of the user's messages
 * @param material other texts, which an answer can rest on: instructions, documents, tool results
 */
record QuestionParts(
    String text, int print, int turns, int toolResults, int toolErrors, List<String> material) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final QuestionParts NONE = new QuestionParts("", 0, 0, 0, 0, List.of());

  /** Returns a hash of the user's last message. */
  int last() {
    return text.hashCode();
  }

  static QuestionParts of(byte[] body) {
    try {
      return new PartsReader().read(MAPPER.readTree(body));
    } catch (IOException e) {
      return NONE;
    }
  }

  private static final class PartsReader {
    private final List<String> material = new ArrayList<>();
    private String last = "";
    private int print;
    private int turns;
    private int results;
    private int errors;

    QuestionParts read(JsonNode root) {
      keep(text(root.path("system")));
      keep(text(root.path("instructions")));
      JsonNode messages = root.has("messages") ? root.path("messages") : root.path("input");
      if (messages.isTextual()) {
        String asked = messages.asText();
        return new QuestionParts(asked, asked.hashCode(), 1, 0, 0, List.copyOf(material));
      }
      messages.forEach(this::message);
      return new QuestionParts(last, print, turns, results, errors, List.copyOf(material));
    }

    private void message(JsonNode message) {
      String role = message.path("role").asText();
      String text = text(message.path("content"));
      if (role.equals("user") && !text.isEmpty()) {
        // An earlier message, or the documents in front of the question, are what it rests on.
        keep(last);
        last = text;
        turns++;
        print = print == 0 ? last.hashCode() : print;
      } else if (!role.equals("assistant")) {
        keep(text);
      }
      boolean result =
          role.equals("tool") || message.path("type").asText().equals("function_call_output");
      results += result ? 1 : 0;
      keep(message.path("output").asText());
      for (JsonNode part : message.path("content")) {
        boolean returned = part.path("type").asText().equals("tool_result");
        results += returned ? 1 : 0;
        errors += part.path("is_error").asBoolean() ? 1 : 0;
        keep(returned ? text(part.path("content")) : "");
      }
      errors += result && isError(message) ? 1 : 0;
    }

    private void keep(String text) {
      if (!text.isBlank()) {
        material.add(text);
      }
    }

    private static String text(JsonNode content) {
      if (content.isTextual()) {
        return content.asText();
      }
      StringBuilder all = new StringBuilder();
      for (JsonNode part : content) {
        String text = part.path("text").asText();
        all.append(all.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
      }
      return all.toString();
    }

    private static boolean isError(JsonNode message) {
      String content = message.path("content").asText(message.path("output").asText());
      return content.startsWith("Error") || content.startsWith("{\"error\"");
    }
  }
}
