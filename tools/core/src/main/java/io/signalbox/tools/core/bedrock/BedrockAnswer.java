package io.signalbox.tools.core.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import io.signalbox.tools.core.translation.TranslationJson;
import java.util.UUID;

/**
 * Converts parts of a Converse answer (content blocks, stop reason, usage) to their Anthropic
 * Messages form.
 */
final class BedrockAnswer {
  private BedrockAnswer() {}

  /**
   * Creates an Anthropic message without content for an answer. Converse gives neither an id nor
   * the model's name, so the id is made up and the model taken from the request.
   */
  static ObjectNode message(ObjectNode request) {
    return TranslationJson.object()
        .put("id", "msg_bdrk_" + UUID.randomUUID().toString().replace("-", ""))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", request.path("model").asText());
  }

  static ArrayNode blocks(JsonNode content) {
    ArrayNode blocks = TranslationJson.array();
    for (JsonNode block : content) {
      if (block.has("text")) {
        blocks.addObject().put("type", "text").set("text", block.get("text"));
      } else if (block.has("toolUse")) {
        call(block.get("toolUse"), blocks);
      } else if (block.has("reasoningContent")) {
        thought(block.get("reasoningContent"), blocks);
      }
    }
    return blocks;
  }

  private static void call(JsonNode call, ArrayNode blocks) {
    ObjectNode block = blocks.addObject().put("type", "tool_use");
    block.set("id", call.path("toolUseId"));
    block.set("name", call.path("name"));
    block.set("input", call.path("input").isObject() ? call.get("input") : block.objectNode());
  }

  private static void thought(JsonNode reasoning, ArrayNode blocks) {
    if (reasoning.has("redactedContent")) {
      blocks
          .addObject()
          .put("type", "redacted_thinking")
          .set("data", reasoning.get("redactedContent"));
      return;
    }
    JsonNode text = reasoning.path("reasoningText");
    blocks
        .addObject()
        .put("type", "thinking")
        .put("thinking", text.path("text").asText())
        .put("signature", signature(text));
  }

  /**
   * Returns the signature of a reasoning text, or the marker for unsigned thoughts, since models of
   * other vendors sign nothing.
   */
  private static String signature(JsonNode text) {
    return text.path("signature").asText(UnsignedThoughtMarker.UNSIGNED);
  }

  static String stop(String reason) {
    return switch (reason) {
      case "guardrail_intervened", "content_filtered" -> "refusal";
      case "tool_use", "max_tokens", "stop_sequence", "model_context_window_exceeded" -> reason;
      default -> "end_turn";
    };
  }

  /**
   * Converts the token counts of a whole answer, or of a stream's last event, to Anthropic's usage
   * object.
   */
  static ObjectNode usage(JsonNode in) {
    JsonNode counted = in.path("usage");
    long written = counted.path("cacheWriteInputTokens").asLong();
    ObjectNode usage =
        TranslationJson.object()
            .put("input_tokens", counted.path("inputTokens").asLong())
            .put("cache_creation_input_tokens", written)
            .put("cache_read_input_tokens", counted.path("cacheReadInputTokens").asLong())
            .put("output_tokens", counted.path("outputTokens").asLong());
    for (JsonNode detail : counted.path("cacheDetails")) {
      if (detail.path("ttl").asText().equals("1h")) {
        long hour = detail.path("inputTokens").asLong();
        usage
            .putObject("cache_creation")
            .put("ephemeral_1h_input_tokens", hour)
            .put("ephemeral_5m_input_tokens", Math.max(0, written - hour));
      }
    }
    String tier = in.path("serviceTier").path("type").asText("");
    if (!tier.isEmpty()) {
      usage.put("service_tier", tier);
    }
    return usage;
  }
}
