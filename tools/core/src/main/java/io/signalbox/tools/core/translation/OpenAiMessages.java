package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBody;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation of OpenAI's as one of Anthropic's. */
final class OpenAiMessages {
  private static final Pattern DATA =
      Pattern.compile("data:([\\w.+-]+/[\\w.+-]+);base64,(.*)", Pattern.DOTALL);

  private OpenAiMessages() {}

  static void into(ObjectNode out, JsonNode messages) {
    ArrayNode said = TranslationJson.array();
    ArrayNode system = TranslationJson.array();
    for (JsonNode message : messages) {
      switch (message.path("role").asText()) {
        case "system", "developer" -> system(message, system);
        case "user" -> {
          TranslationJson.onlyKnown(message, Set.of("role", "content"), " of a user's message");
          said.addObject().put("role", "user").set("content", content(message.path("content")));
        }
        case "assistant" -> said.add(assistant(message));
        case "tool" -> result(message, said);
        default -> throw TranslationJson.untranslatable("a message of this role");
      }
    }
    if (!system.isEmpty()) {
      out.set("system", system);
    }
    out.set("messages", said);
  }

  /** Moves instructions to the front, as Anthropic requires. */
  private static void system(JsonNode message, ArrayNode system) {
    JsonNode content = message.path("content");
    if (content.isTextual()) {
      system.addObject().put("type", "text").put("text", content.asText());
      return;
    }
    for (JsonNode part : content) {
      if (!part.path("type").asText().equals("text")) {
        throw TranslationJson.untranslatable("a system message that is no text");
      }
      system.addObject().put("type", "text").put("text", part.path("text").asText());
    }
  }

  private static JsonNode content(JsonNode content) {
    if (content.isTextual()) {
      return content;
    }
    ArrayNode blocks = TranslationJson.array();
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "text" ->
            blocks.addObject().put("type", "text").put("text", part.path("text").asText());
        case "image_url" -> image(part.path("image_url").path("url").asText(), blocks);
        default ->
            throw TranslationJson.untranslatable("a message part that is neither text nor picture");
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

  private static ObjectNode assistant(JsonNode message) {
    TranslationJson.onlyKnown(
        message,
        Set.of("role", "content", "tool_calls", "refusal", "name", "annotations"),
        " of an assistant's message");
    ArrayNode blocks = TranslationJson.array();
    Optional.of(message.path("content").asText(""))
        .filter(text -> !text.isEmpty() && !text.equals("null"))
        .ifPresent(text -> blocks.addObject().put("type", "text").put("text", text));
    if (message.path("content").isArray()) {
      blocks.addAll((ArrayNode) content(message.get("content")));
    }
    for (JsonNode call : message.path("tool_calls")) {
      ObjectNode use = blocks.addObject().put("type", "tool_use");
      use.set("id", call.path("id"));
      use.set("name", call.path("function").path("name"));
      use.set("input", TranslationJson.arguments(call.path("function").path("arguments").asText()));
    }
    ObjectNode out = TranslationJson.object().put("role", "assistant");
    out.set("content", blocks);
    return out;
  }

  /** Puts the results of parallel calls into one message. */
  private static void result(JsonNode message, ArrayNode said) {
    boolean goesOn =
        !said.isEmpty()
            && said.get(said.size() - 1)
                .path("content")
                .path(0)
                .path("type")
                .asText()
                .equals("tool_result");
    ArrayNode results =
        goesOn
            ? (ArrayNode) said.get(said.size() - 1).get("content")
            : said.addObject().put("role", "user").putArray("content");
    if (!message.path("tool_call_id").isTextual()) {
      throw new MalformedBody("A tool's message needs its 'tool_call_id'.");
    }
    ObjectNode result = results.addObject().put("type", "tool_result");
    result.set("tool_use_id", message.get("tool_call_id"));
    result.set("content", content(message.path("content")));
  }
}
