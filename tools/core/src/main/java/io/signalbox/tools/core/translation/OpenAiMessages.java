package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the messages of an OpenAI chat request to Anthropic messages and system prompt. */
final class OpenAiMessages {
  static final Pattern DATA =
      Pattern.compile("data:([\\w.+-]+/[\\w.+-]+);base64,(.*)", Pattern.DOTALL);

  private static final Set<String> ASSISTANT =
      Set.of(
          "role",
          "content",
          "tool_calls",
          "refusal",
          "name",
          "annotations",
          "cache_control",
          "thinking_blocks",
          // Thoughts without a signature, which Anthropic does not take.
          "reasoning_content",
          "reasoning");

  private final TranslationSettings terms;

  OpenAiMessages(TranslationSettings terms) {
    this.terms = terms;
  }

  void into(ObjectNode out, JsonNode messages) {
    ArrayNode said = TranslationJson.array();
    ArrayNode system = TranslationJson.array();
    for (JsonNode message : messages) {
      switch (message.path("role").asText()) {
        case "system", "developer" -> system(message, system);
        case "user" -> {
          terms.onlyKnown(message, Set.of("role", "content"), " of a user's message");
          user(content(message.path("content")), said);
        }
        case "assistant" -> assistant(message, said);
        case "tool" -> result(message, said);
        default -> throw TranslationJson.untranslatable("a message of this role");
      }
    }
    if (said.isEmpty() && !system.isEmpty()) {
      // Anthropic answers nobody who only instructs it.
      said.addObject().put("role", "user").set("content", system);
    } else if (!system.isEmpty()) {
      out.set("system", system);
    }
    out.set("messages", said);
  }

  /** Adds user content; right after tool results it joins their message. */
  private static void user(JsonNode content, ArrayNode said) {
    if (content.isEmpty() && content.asText().isBlank()) {
      return;
    }
    if (content instanceof ArrayNode blocks && endsInResults(said)) {
      ((ArrayNode) said.get(said.size() - 1).get("content")).addAll(blocks);
      return;
    }
    said.addObject().put("role", "user").set("content", content);
  }

  private static boolean endsInResults(ArrayNode said) {
    return !said.isEmpty()
        && said.get(said.size() - 1).at("/content/0/type").asText().equals("tool_result");
  }

  /** Moves system messages to the request's system prompt, as Anthropic requires. */
  private void system(JsonNode message, ArrayNode system) {
    JsonNode content = message.path("content");
    if (content.isTextual()) {
      text(message, content.asText(), system);
      return;
    }
    for (JsonNode part : content) {
      if (part.path("type").asText().equals("text")) {
        text(part, part.path("text").asText(), system);
      } else {
        terms.leaveOut("a system message that is no text");
      }
    }
  }

  /** Adds a text block unless the text is blank, which Anthropic would refuse. */
  private static void text(JsonNode marked, String text, ArrayNode blocks) {
    if (!text.isBlank()) {
      TranslationJson.copy(
          marked,
          blocks.addObject().put("type", "text").put("text", text),
          List.of("cache_control"));
    }
  }

  private JsonNode content(JsonNode content) {
    if (content.isTextual()) {
      return content;
    }
    ArrayNode blocks = TranslationJson.array();
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "text" -> text(part, part.path("text").asText(), blocks);
        case "image_url" -> {
          image(part.path("image_url").path("url").asText(), blocks);
          TranslationJson.copy(
              part, (ObjectNode) blocks.get(blocks.size() - 1), List.of("cache_control"));
        }
        default -> terms.leaveOut("a message part that is neither text nor picture");
      }
    }
    return blocks;
  }

  private static void image(String url, ArrayNode blocks) {
    ObjectNode source = blocks.addObject().put("type", "image").putObject("source");
    Matcher data = DATA.matcher(url);
    if (data.matches()) {
      source.put("type", "base64").put("media_type", data.group(1)).put("data", data.group(2));
    } else {
      source.put("type", "url").put("url", url);
    }
  }

  private void assistant(JsonNode message, ArrayNode said) {
    terms.onlyKnown(message, ASSISTANT, " of an assistant's message");
    ArrayNode blocks = TranslationJson.array();
    ThinkingBlocks.into(message, blocks);
    if (message.path("content").isTextual()) {
      text(message, message.get("content").asText(), blocks);
    } else if (message.path("content").isArray()) {
      blocks.addAll((ArrayNode) content(message.get("content")));
    }
    for (JsonNode call : message.path("tool_calls")) {
      ObjectNode use = blocks.addObject().put("type", "tool_use");
      use.put("id", ToolCallSignature.without(call.path("id").asText()));
      use.set("name", call.path("function").path("name"));
      use.set("input", TranslationJson.arguments(call.path("function").path("arguments").asText()));
    }
    if (!blocks.isEmpty()) {
      said.addObject().put("role", "assistant").set("content", blocks);
    }
  }

  /** Adds a tool result; the results of parallel calls share one message. */
  private void result(JsonNode message, ArrayNode said) {
    ArrayNode results =
        endsInResults(said)
            ? (ArrayNode) said.get(said.size() - 1).get("content")
            : said.addObject().put("role", "user").putArray("content");
    if (!message.path("tool_call_id").isTextual()) {
      throw new MalformedBodyException("A tool's message needs its 'tool_call_id'.");
    }
    ObjectNode result = results.addObject().put("type", "tool_result");
    result.put("tool_use_id", ToolCallSignature.without(message.get("tool_call_id").asText()));
    result.set("content", content(message.path("content")));
    TranslationJson.copy(message, result, List.of("is_error", "cache_control"));
  }
}
