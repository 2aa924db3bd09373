package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import java.util.Optional;

/**
 * Converts the input items of OpenAI's Responses API to chat messages; consecutive reasoning, text
 * and tool calls of the assistant become one message.
 */
final class ResponsesInput {
  private final TranslationSettings terms;
  private final ArrayNode messages = TranslationJson.array();

  ResponsesInput(TranslationSettings terms) {
    this.terms = terms;
  }

  ArrayNode messages(ObjectNode request) {
    String instructions = request.path("instructions").asText("");
    if (request.hasNonNull("instructions") && !instructions.isEmpty()) {
      messages.addObject().put("role", "system").put("content", instructions);
    }
    JsonNode input = request.path("input");
    if (input.isTextual()) {
      messages.addObject().put("role", "user").set("content", input);
    }
    input.forEach(this::item);
    messages.removeIf(
        each ->
            each.path("role").asText().equals("assistant")
                && !each.hasNonNull("content")
                && !each.has("tool_calls"));
    return messages;
  }

  private void item(JsonNode item) {
    String type = item.path("type").asText(item.has("role") ? "message" : "item_reference");
    switch (type) {
      case "message" -> message(item);
      case "reasoning" -> reasoning(item);
      case "function_call" -> call(item, item.path("arguments").asText());
      case "custom_tool_call" -> {
        ObjectNode arguments = TranslationJson.object();
        arguments.set(ResponsesTools.INPUT, item.path("input"));
        call(item, TranslationJson.text(arguments));
      }
      case "function_call_output", "custom_tool_call_output" -> {
        ObjectNode result = messages.addObject().put("role", "tool");
        result.set("tool_call_id", item.path("call_id"));
        result.set("content", content(item.path("output")));
      }
      case "item_reference" ->
          throw new MalformedBodyException(
              "The input names the item '"
                  + item.path("id").asText()
                  + "' of an earlier response, and over this route nothing is kept; send items"
                  + " whole (AI SDK: providerOptions.openai.store = false).");
      default -> terms.leaveOut("an item of type '" + type + "'");
    }
  }

  private void message(JsonNode item) {
    JsonNode content = content(item.path("content"));
    switch (item.path("role").asText()) {
      case "user" -> messages.addObject().put("role", "user").set("content", content);
      case "system", "developer" ->
          messages.addObject().put("role", "system").set("content", content);
      case "assistant" -> {
        ObjectNode message =
            assistant().filter(each -> !each.hasNonNull("content")).orElseGet(this::begin);
        message.set("content", message.textNode(texts(content)));
      }
      default -> throw TranslationJson.untranslatable("a message of this role");
    }
  }

  private static String texts(JsonNode content) {
    StringBuilder text = new StringBuilder(content.asText(""));
    content.forEach(part -> text.append(part.path("text").asText()));
    return text.toString();
  }

  /**
   * Adds reasoning that this gateway sealed; that of others is readable by their provider only and
   * is skipped.
   */
  private void reasoning(JsonNode item) {
    Optional<ObjectNode> block = ThinkingBlocks.opened(item.path("encrypted_content").asText(""));
    if (block.isEmpty()) {
      return;
    }
    ObjectNode message = assistant().orElseGet(this::begin);
    if (ThinkingBlocks.isSigned(block.get()) || block.get().has("data")) {
      ArrayNode blocks =
          message.path("thinking_blocks") instanceof ArrayNode there
              ? there
              : message.putArray("thinking_blocks");
      blocks.add(block.get());
    } else {
      String before = message.path("reasoning_content").asText("");
      message.put("reasoning_content", before + block.get().path("thinking").asText());
    }
  }

  private void call(JsonNode item, String arguments) {
    ObjectNode message = assistant().orElseGet(this::begin);
    ArrayNode calls =
        message.path("tool_calls") instanceof ArrayNode there
            ? there
            : message.putArray("tool_calls");
    ObjectNode call = calls.addObject();
    call.set("id", item.path("call_id"));
    call.put("type", "function");
    call.putObject("function").put("name", item.path("name").asText()).put("arguments", arguments);
  }

  private ObjectNode begin() {
    return messages.addObject().put("role", "assistant").putNull("content");
  }

  /** Returns the last message if it is the assistant's. */
  private Optional<ObjectNode> assistant() {
    JsonNode last = messages.path(messages.size() - 1);
    return last.path("role").asText().equals("assistant")
        ? Optional.of((ObjectNode) last)
        : Optional.empty();
  }

  private JsonNode content(JsonNode content) {
    if (content.isTextual()) {
      return content;
    }
    ArrayNode parts = TranslationJson.array();
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "input_text", "output_text", "text" ->
            parts.addObject().put("type", "text").put("text", part.path("text").asText());
        case "refusal" ->
            parts.addObject().put("type", "text").put("text", part.path("refusal").asText());
        case "input_image" -> image(part, parts);
        default ->
            terms.leaveOut("a part of type '" + part.path("type").asText() + "' in the input");
      }
    }
    return parts;
  }

  private void image(JsonNode part, ArrayNode parts) {
    if (!part.hasNonNull("image_url")) {
      terms.leaveOut("a picture by file id");
      return;
    }
    ObjectNode image = parts.addObject().put("type", "image_url").putObject("image_url");
    image.set("url", part.get("image_url"));
    String detail = part.path("detail").asText("auto");
    if (!detail.equals("auto") && !detail.equals("null")) {
      image.put("detail", detail);
    }
  }
}
