package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Converts a Gemini answer, whole or streamed, to an OpenAI chat message. One instance for each
 * answer.
 */
final class GeminiAnswer {
  private String id = "gemini";
  private String model = "";
  private String finish = "";
  private Optional<ObjectNode> usage = Optional.empty();
  private int calls;
  private final long created;

  /**
   * @param created in seconds since 1970
   */
  GeminiAnswer(long created) {
    this.created = created;
  }

  /** Converts an answer to its message, or a streamed piece to its delta. */
  ObjectNode take(ObjectNode in) {
    id = in.path("responseId").asText(id);
    model = in.path("modelVersion").asText(model);
    if (in.path("usageMetadata").isObject()) {
      usage = Optional.of(usage(in.get("usageMetadata")));
    }
    if (in.path("promptFeedback").hasNonNull("blockReason")) {
      finish = "content_filter";
    }
    JsonNode candidate = in.path("candidates").path(0);
    ObjectNode message = message(candidate.path("content").path("parts"));
    if (candidate.hasNonNull("finishReason")) {
      finish = finish(candidate.get("finishReason").asText());
    }
    return message;
  }

  private ObjectNode message(JsonNode parts) {
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    ArrayNode made = TranslationJson.array();
    for (JsonNode part : parts) {
      if (part.has("functionCall")) {
        made.add(call(part));
      } else if (part.path("thought").asBoolean(false)) {
        thought.append(part.path("text").asText());
      } else {
        text.append(part.path("text").asText());
      }
    }
    ObjectNode message = TranslationJson.object();
    if (!thought.isEmpty()) {
      message.put("reasoning_content", thought.toString());
    }
    if (!text.isEmpty()) {
      message.put("content", text.toString());
    }
    if (!made.isEmpty()) {
      message.set("tool_calls", made);
    }
    return message;
  }

  private ObjectNode call(JsonNode part) {
    JsonNode function = part.get("functionCall");
    String plain = id.replaceAll("[^A-Za-z0-9_-]", "") + "_" + calls;
    String signature = part.path("thoughtSignature").asText("");
    ObjectNode call =
        TranslationJson.object()
            .put("index", calls++)
            .put("id", ToolCallSignature.in("call_" + plain, signature))
            .put("type", "function");
    JsonNode arguments = function.path("args");
    call.putObject("function")
        .put("name", function.path("name").asText())
        .put("arguments", arguments.isObject() ? TranslationJson.text(arguments) : "{}");
    return call;
  }

  private static String finish(String reason) {
    return switch (reason) {
      case "MAX_TOKENS" -> "length";
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" ->
          "content_filter";
      default -> "stop";
    };
  }

  /** Returns the finish reason in OpenAI's terms; empty until the provider has given one. */
  String finish() {
    return finish.equals("stop") && calls > 0 ? "tool_calls" : finish;
  }

  Optional<ObjectNode> usage() {
    return usage;
  }

  ObjectNode head(String object) {
    return TranslationJson.object()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", model);
  }

  private static ObjectNode usage(JsonNode in) {
    long input = in.path("promptTokenCount").asLong() + in.path("toolUsePromptTokenCount").asLong();
    long thoughts = in.path("thoughtsTokenCount").asLong();
    long output = in.path("candidatesTokenCount").asLong() + thoughts;
    ObjectNode out =
        TranslationJson.object()
            .put("prompt_tokens", input)
            .put("completion_tokens", output)
            .put("total_tokens", input + output);
    out.putObject("prompt_tokens_details")
        .put("cached_tokens", in.path("cachedContentTokenCount").asLong());
    out.putObject("completion_tokens_details").put("reasoning_tokens", thoughts);
    return out;
  }
}
