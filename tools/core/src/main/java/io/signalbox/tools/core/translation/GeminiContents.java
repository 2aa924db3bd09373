package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Converts the messages of an extended OpenAI chat request to Gemini's contents and system
 * instruction.
 */
final class GeminiContents {
  /** Signature that Gemini accepts for tool calls that another model made. */
  private static final String FOREIGN = "skip_thought_signature_validator";

  private final TranslationSettings terms;
  private final boolean wantsSignatures;
  private final Map<String, String> names = new HashMap<>();
  private final ArrayNode contents = TranslationJson.array();
  private final ArrayNode system = TranslationJson.array();

  GeminiContents(TranslationSettings terms, String model) {
    this.terms = terms;
    this.wantsSignatures = model.contains("gemini-3");
  }

  void into(JsonNode messages, ObjectNode out) {
    for (JsonNode message : messages) {
      switch (message.path("role").asText()) {
        case "system", "developer" -> system.addAll(parts(message.path("content")));
        case "user" -> add("user", parts(message.path("content")));
        case "assistant" -> assistant(message);
        case "tool" -> result(message);
        default -> throw TranslationJson.untranslatable("a message of this role");
      }
    }
    if (contents.isEmpty() && !system.isEmpty()) {
      add("user", system);
    } else if (!system.isEmpty()) {
      out.putObject("systemInstruction").set("parts", system);
    }
    out.set("contents", contents);
  }

  /** Appends parts to the last content if it has the same role, else as a new one. */
  private void add(String role, ArrayNode parts) {
    JsonNode last = contents.path(contents.size() - 1);
    if (parts.isEmpty()) {
      return;
    }
    if (last.path("role").asText().equals(role)) {
      ((ArrayNode) last.get("parts")).addAll(parts);
    } else {
      contents.addObject().put("role", role).set("parts", parts);
    }
  }

  private void assistant(JsonNode message) {
    ArrayNode parts = parts(message.path("content"));
    boolean first = true;
    for (JsonNode call : message.path("tool_calls")) {
      String id = call.path("id").asText();
      String name = call.path("function").path("name").asText();
      names.put(ToolCallSignature.without(id), name);
      ObjectNode part = parts.addObject();
      part.putObject("functionCall")
          .put("name", name)
          .set("args", TranslationJson.arguments(call.path("function").path("arguments").asText()));
      boolean isFirst = first;
      ToolCallSignature.of(id)
          .or(() -> isFirst && wantsSignatures ? Optional.of(FOREIGN) : Optional.empty())
          .ifPresent(signature -> part.put("thoughtSignature", signature));
      first = false;
    }
    add("model", parts);
  }

  private void result(JsonNode message) {
    String id = ToolCallSignature.without(message.path("tool_call_id").asText());
    ArrayNode parts = TranslationJson.array();
    ObjectNode response = parts.addObject().putObject("functionResponse");
    response.put("name", names.getOrDefault(id, id));
    StringBuilder text = new StringBuilder();
    ArrayNode pictures = TranslationJson.array();
    for (JsonNode part : parts(message.path("content"))) {
      if (part.has("text")) {
        text.append(part.path("text").asText());
      } else {
        pictures.add(part);
      }
    }
    boolean isError = message.path("is_error").asBoolean(false);
    response.putObject("response").put(isError ? "error" : "output", text.toString());
    parts.addAll(pictures);
    add("user", parts);
  }

  private ArrayNode parts(JsonNode content) {
    ArrayNode parts = TranslationJson.array();
    if (content.isTextual() && !content.asText().isEmpty()) {
      parts.addObject().put("text", content.asText());
    }
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "text" -> {
          if (!part.path("text").asText().isEmpty()) {
            parts.addObject().put("text", part.path("text").asText());
          }
        }
        case "image_url" -> image(part.path("image_url").path("url").asText(), parts);
        default -> terms.leaveOut("a message part that is neither text nor picture");
      }
    }
    return parts;
  }

  private void image(String url, ArrayNode parts) {
    Matcher data = OpenAiMessages.DATA.matcher(url);
    if (data.matches()) {
      parts
          .addObject()
          .putObject("inlineData")
          .put("mimeType", data.group(1))
          .put("data", data.group(2));
    } else {
      terms.leaveOut("a picture by its address");
    }
  }
}
