package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A conversation of Anthropic's as one of OpenAI's. Marks of what to cache go: OpenAI's providers
 * cache by themselves.
 */
final class AnthropicMessages {
  private AnthropicMessages() {}

  static ArrayNode of(ObjectNode request) {
    ArrayNode out = TranslationJson.array();
    JsonNode system = request.path("system");
    if (system.isTextual() || !system.isEmpty()) {
      out.addObject().put("role", "system").set("content", content(system));
    }
    for (JsonNode message : request.path("messages")) {
      JsonNode content = message.path("content");
      switch (message.path("role").asText()) {
        case "user" -> user(content, out);
        case "assistant" -> assistant(content, out);
        default -> throw TranslationJson.untranslatable("a message of this role");
      }
    }
    return out;
  }

  /** A tool's result is a message of its own, and comes before what the user says beside it. */
  private static void user(JsonNode content, ArrayNode out) {
    if (content.isTextual()) {
      out.addObject().put("role", "user").set("content", content);
      return;
    }
    ArrayNode rest = TranslationJson.array();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_result")) {
        ObjectNode result = out.addObject().put("role", "tool");
        result.set("tool_call_id", block.path("tool_use_id"));
        JsonNode said = block.path("content");
        boolean silent = said.isMissingNode() || said.isNull();
        result.set("content", silent ? out.textNode("") : content(said));
      } else {
        rest.add(block);
      }
    }
    if (!rest.isEmpty()) {
      out.addObject().put("role", "user").set("content", content(rest));
    }
  }

  private static void assistant(JsonNode content, ArrayNode out) {
    ObjectNode message = out.addObject().put("role", "assistant");
    if (content.isTextual()) {
      message.set("content", content);
      return;
    }
    StringBuilder text = new StringBuilder();
    ArrayNode calls = TranslationJson.array();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" -> text.append(block.path("text").asText());
        case "tool_use" -> {
          ObjectNode call = calls.addObject();
          call.set("id", block.path("id"));
          call.put("type", "function");
          call.putObject("function")
              .put("name", block.path("name").asText())
              .put("arguments", TranslationJson.text(block.path("input")));
        }
        default ->
            throw TranslationJson.untranslatable(
                "an assistant's block that is neither text nor call");
      }
    }
    if (text.isEmpty()) {
      message.putNull("content");
    } else {
      message.put("content", text.toString());
    }
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
  }

  private static JsonNode content(JsonNode content) {
    if (content.isTextual()) {
      return content;
    }
    ArrayNode parts = TranslationJson.array();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" ->
            parts.addObject().put("type", "text").put("text", block.path("text").asText());
        case "image" ->
            parts
                .addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", url(block.path("source")));
        default -> throw TranslationJson.untranslatable("a block that is neither text nor picture");
      }
    }
    return parts;
  }

  private static String url(JsonNode source) {
    return switch (source.path("type").asText()) {
      case "url" -> source.path("url").asText();
      case "base64" ->
          "data:" + source.path("media_type").asText() + ";base64," + source.path("data").asText();
      default -> throw TranslationJson.untranslatable("a picture by file id");
    };
  }
}
