package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Converts the messages of an Anthropic request to OpenAI chat messages, with the extensions of
 * {@link AnthropicByOpenAi}.
 */
final class AnthropicMessages {
  private final TranslationSettings terms;

  AnthropicMessages(TranslationSettings terms) {
    this.terms = terms;
  }

  ArrayNode of(ObjectNode request) {
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

  /** Adds a user message; tool results in it become messages of their own that precede it. */
  private void user(JsonNode content, ArrayNode out) {
    if (content.isTextual()) {
      out.addObject().put("role", "user").set("content", content);
      return;
    }
    ArrayNode rest = TranslationJson.array();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_result")) {
        out.add(result(block));
      } else {
        rest.add(block);
      }
    }
    ArrayNode said = parts(rest);
    if (!said.isEmpty()) {
      out.addObject().put("role", "user").set("content", said);
    }
  }

  private ObjectNode result(JsonNode block) {
    ObjectNode result = TranslationJson.object().put("role", "tool");
    result.set("tool_call_id", block.path("tool_use_id"));
    JsonNode said = block.path("content");
    boolean silent = said.isMissingNode() || said.isNull() || (said.isArray() && said.isEmpty());
    result.set("content", silent ? result.textNode("") : content(said));
    if (block.path("is_error").asBoolean(false)) {
      result.put("is_error", true);
    }
    TranslationJson.copy(block, result, List.of("cache_control"));
    return result;
  }

  private void assistant(JsonNode content, ArrayNode out) {
    ObjectNode message = out.addObject().put("role", "assistant");
    if (content.isTextual()) {
      message.set("content", content);
      return;
    }
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    ArrayNode calls = TranslationJson.array();
    ArrayNode signed = TranslationJson.array();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" -> text.append(block.path("text").asText());
        case "tool_use" -> call(block, calls);
        case "thinking" -> {
          if (ThinkingBlocks.isSigned(block)) {
            signed.add(block);
          } else {
            thought.append(block.path("thinking").asText());
          }
        }
        case "redacted_thinking" -> signed.add(block);
        default -> terms.leaveOut("an assistant's block that is neither text nor call");
      }
    }
    if (text.isEmpty()) {
      message.putNull("content");
    } else {
      message.put("content", text.toString());
    }
    if (!thought.isEmpty()) {
      message.put("reasoning_content", thought.toString());
    }
    if (!signed.isEmpty()) {
      message.set("thinking_blocks", signed);
    }
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
  }

  /** Adds an Anthropic tool call to a list of OpenAI tool calls. */
  static void call(JsonNode block, ArrayNode calls) {
    ObjectNode call = calls.addObject();
    call.set("id", block.path("id"));
    call.put("type", "function");
    call.putObject("function")
        .put("name", block.path("name").asText())
        .put("arguments", TranslationJson.text(block.path("input")));
  }

  private JsonNode content(JsonNode content) {
    return content.isTextual() ? content : parts(content);
  }

  private ArrayNode parts(JsonNode content) {
    ArrayNode parts = TranslationJson.array();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" ->
            TranslationJson.copy(
                block,
                parts.addObject().put("type", "text").put("text", block.path("text").asText()),
                List.of("cache_control"));
        case "image" -> image(block, parts);
        default -> terms.leaveOut("a block that is neither text nor picture");
      }
    }
    return parts;
  }

  private void image(JsonNode block, ArrayNode parts) {
    JsonNode source = block.path("source");
    switch (source.path("type").asText()) {
      case "url" -> picture(source.path("url").asText(), block, parts);
      case "base64" -> {
        String type = "data:" + source.path("media_type").asText() + ";base64,";
        picture(type + source.path("data").asText(), block, parts);
      }
      default -> terms.leaveOut("a picture by file id");
    }
  }

  private static void picture(String url, JsonNode block, ArrayNode parts) {
    ObjectNode part = parts.addObject().put("type", "image_url");
    part.putObject("image_url").put("url", url);
    TranslationJson.copy(block, part, List.of("cache_control"));
  }
}
