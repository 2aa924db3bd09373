package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBody;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import java.util.Base64;
import java.util.Optional;

/**
 * Thoughts as clients keep them between two turns. Those that Anthropic signed go back to it as
 * they came; those of other providers carry a mark in the place of a signature, and are never shown
 * to Anthropic.
 */
public final class ThinkingBlocks {
  private static final String PREFIX = "sbx1.";

  private ThinkingBlocks() {}

  /** Adds what an assistant's message of the pivot has thought to Anthropic's content. */
  static void into(JsonNode message, ArrayNode content) {
    for (JsonNode block : message.path("thinking_blocks")) {
      if (block.path("type").asText().equals("redacted_thinking") || isSigned(block)) {
        content.add(block);
      }
    }
  }

  /** Returns whether its provider would know the block again. */
  public static boolean isSigned(JsonNode block) {
    String signature = block.path("signature").asText("");
    return !signature.isEmpty() && !signature.equals(UnsignedThoughtMarker.UNSIGNED);
  }

  /** A thought of another provider's model as a block of Anthropic's. */
  static ObjectNode unsigned(String thought) {
    return TranslationJson.object()
        .put("type", "thinking")
        .put("thinking", thought)
        .put("signature", UnsignedThoughtMarker.UNSIGNED);
  }

  /** A block as the opaque text that OpenAI's clients keep and give back. */
  static String sealed(JsonNode block) {
    return PREFIX
        + Base64.getEncoder().withoutPadding().encodeToString(TranslationJson.bytes(block));
  }

  /** The block in such a text; empty for the text of another provider. */
  static Optional<ObjectNode> opened(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getDecoder().decode(text.substring(PREFIX.length()).getBytes(UTF_8));
      return Optional.of(TranslationJson.read(json, "encrypted content"));
    } catch (IllegalArgumentException | MalformedBody e) {
      return Optional.empty();
    }
  }

  /** The thoughts in a message or a piece of it, by either name of the field. */
  static String thought(JsonNode message) {
    return message.path("reasoning_content").asText(message.path("reasoning").asText(""));
  }
}
