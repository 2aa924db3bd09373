package io.signalbox.tools.core.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.translation.ThinkingBlocks;
import io.signalbox.tools.core.translation.TranslationJson;
import io.signalbox.tools.core.translation.TranslationSettings;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Converts the messages of one Anthropic request to the messages and system prompt of a Converse
 * request. One instance for each request.
 */
final class BedrockContents {
  private static final int LONGEST_ID = 64;

  private final TranslationSettings terms;
  private final BedrockModel model;
  private final ArrayNode messages = TranslationJson.array();
  private final Set<String> called = new LinkedHashSet<>();

  BedrockContents(TranslationSettings terms, BedrockModel model) {
    this.terms = terms;
    this.model = model;
  }

  /** Returns the names of the tools that the conversation has called. */
  Set<String> called() {
    return called;
  }

  void into(ObjectNode request, ObjectNode out) {
    ArrayNode system = TranslationJson.array();
    blocks(request.path("system"), system);
    for (JsonNode message : request.path("messages")) {
      ArrayNode blocks = TranslationJson.array();
      blocks(message.path("content"), blocks);
      add(message.path("role").asText(), blocks);
    }
    if (messages.isEmpty() && !system.isEmpty()) {
      add("user", system);
    } else if (!system.isEmpty()) {
      out.set("system", system);
    }
    if (!messages.isEmpty() && request.hasNonNull("cache_control")) {
      JsonNode last = messages.get(messages.size() - 1);
      mark(request, (ArrayNode) last.get("content"));
    }
    out.set("messages", messages);
  }

  /**
   * Appends blocks to the last message if it has the same role, else as a new message, since
   * Bedrock refuses two in a row of one role.
   */
  private void add(String role, ArrayNode blocks) {
    JsonNode last = messages.path(messages.size() - 1);
    if (blocks.isEmpty()) {
      return;
    }
    if (last.path("role").asText().equals(role)) {
      ((ArrayNode) last.get("content")).addAll(blocks);
    } else {
      messages.addObject().put("role", role).set("content", blocks);
    }
  }

  private void blocks(JsonNode content, ArrayNode out) {
    if (content.isTextual()) {
      text(content.asText(), out);
    }
    for (JsonNode block : content) {
      int before = out.size();
      switch (block.path("type").asText()) {
        case "text" -> text(block.path("text").asText(), out);
        case "image" -> image(block.path("source"), out);
        case "document" -> document(block, out);
        case "tool_use" -> call(block, out);
        case "tool_result" -> result(block, out);
        case "thinking" -> thought(block, out);
        case "redacted_thinking" ->
            out.addObject()
                .putObject("reasoningContent")
                .set("redactedContent", block.path("data"));
        default -> terms.leaveOut("a block that is neither text, picture, document nor call");
      }
      if (out.size() > before) {
        mark(block, out);
      }
    }
  }

  /** Adds a text block unless the text is blank, which Bedrock would refuse. */
  private static void text(String text, ArrayNode out) {
    if (!text.isBlank()) {
      out.addObject().put("text", text);
    }
  }

  /**
   * Adds a cache point after a block that carries Anthropic's {@code cache_control}, for models
   * that take one.
   */
  void mark(JsonNode marked, ArrayNode out) {
    JsonNode control = marked.path("cache_control");
    if (control.isObject() && model.caches()) {
      ObjectNode point = out.addObject().putObject("cachePoint").put("type", "default");
      TranslationJson.copy(control, point, java.util.List.of("ttl"));
    }
  }

  /** Adds a reasoning block if it is signed and drops it otherwise. */
  private static void thought(JsonNode block, ArrayNode out) {
    if (ThinkingBlocks.isSigned(block)) {
      ObjectNode text = out.addObject().putObject("reasoningContent").putObject("reasoningText");
      text.set("text", block.path("thinking"));
      text.set("signature", block.path("signature"));
    }
  }

  private void image(JsonNode source, ArrayNode out) {
    String type = source.path("media_type").asText();
    if (source.path("type").asText().equals("base64") && type.startsWith("image/")) {
      String format = type.substring("image/".length());
      ObjectNode image = out.addObject().putObject("image");
      image.put("format", format.equals("jpg") ? "jpeg" : format);
      image.putObject("source").set("bytes", source.path("data"));
    } else {
      terms.leaveOut("a picture by its address or file id");
    }
  }

  private void document(JsonNode block, ArrayNode out) {
    JsonNode source = block.path("source");
    String type = source.path("type").asText();
    boolean pdf = type.equals("base64") && source.path("media_type").asText().endsWith("/pdf");
    if (!pdf && !type.equals("text")) {
      terms.leaveOut("a document that is neither PDF in base64 nor text");
      return;
    }
    ObjectNode document = out.addObject().putObject("document");
    String title = block.path("title").asText("").replaceAll("[^\\w ()\\[\\]-]+|_", " ").strip();
    document.put("format", pdf ? "pdf" : "txt");
    // Two of the same name in a request are refused.
    document.put("name", (title.isEmpty() ? "document" : title) + " " + out.size());
    document.putObject("source").set(pdf ? "bytes" : "text", source.path("data"));
  }

  private void call(JsonNode block, ArrayNode out) {
    called.add(block.path("name").asText());
    ObjectNode call = out.addObject().putObject("toolUse");
    call.put("toolUseId", id(block.path("id").asText()));
    call.put("name", block.path("name").asText());
    call.set("input", block.path("input").isObject() ? block.get("input") : call.objectNode());
  }

  private void result(JsonNode block, ArrayNode out) {
    ObjectNode result = out.addObject().putObject("toolResult");
    result.put("toolUseId", id(block.path("tool_use_id").asText()));
    ArrayNode content = TranslationJson.array();
    blocks(block.path("content"), content);
    content.removeIf(each -> each.has("cachePoint"));
    if (content.isEmpty()) {
      content.addObject().put("text", "(empty)");
    }
    result.set("content", content);
    if (block.path("is_error").asBoolean(false)) {
      result.put("status", "error");
    }
  }

  /**
   * Returns a tool call's id in the characters and length that Bedrock accepts; the call and its
   * result get the same one.
   */
  private static String id(String id) {
    String plain = id.replaceAll("[^A-Za-z0-9_.:-]", "_");
    return plain.length() <= LONGEST_ID
        ? plain
        : plain.substring(0, LONGEST_ID - 8) + "%08x".formatted(plain.hashCode());
  }
}
