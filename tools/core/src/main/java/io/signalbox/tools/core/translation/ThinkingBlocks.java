package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import java.util.Base64;
import java.util.Optional;

/**
 * Converts reasoning blocks between protocols for clients that send them back in the next turn.
 * Blocks signed by Anthropic are returned to it unchanged; those of other providers carry a marker
 * instead of a signature and are never sent to it.
 */
public final class ThinkingBlocks {
  private static final String PREFIX = "sbx1.";

  private ThinkingBlocks() {}

  /** Adds the signed reasoning blocks of an assistant message to Anthropic content. */
  static void into(JsonNode message, ArrayNode content) {
    for (JsonNode block : message.path("thinking_blocks")) {
      if (block.path("type").asText().equals("redacted_thinking") || isSigned(block)) {
        content.add(block);
      }
    }
  }

  /** Returns whether the block carries a provider's signature. */
  public static boolean isSigned(JsonNode block) {
    String signature = block.path("signature").asText("");
    return !signature.isEmpty() && !signature.equals(UnsignedThoughtMarker.UNSIGNED);
  }

  /**
   * Returns the reasoning text of another provider's model as an Anthropic block with the marker
   * for unsigned.
   */
  static ObjectNode unsigned(String thought) {
    return TranslationJson.object()
        .put("type", "thinking")
        .put("thinking", thought)
        .put("signature", UnsignedThoughtMarker.UNSIGNED);
  }

  /** Encodes a block as the opaque text that OpenAI's clients store and send back. */
  static String sealed(JsonNode block) {
    return PREFIX
        + Base64.getEncoder().withoutPadding().encodeToString(TranslationJson.bytes(block));
  }

  /** Decodes a block from such a text; empty if another provider wrote it. */
  static Optional<ObjectNode> opened(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getDecoder().decode(text.substring(PREFIX.length()).getBytes(UTF_8));
      return Optional.of(TranslationJson.read(json, "encrypted content"));
    } catch (IllegalArgumentException | MalformedBodyException e) {
      return Optional.empty();
    }
  }

  /** Returns the reasoning text of a message or delta, under either field name in use. */
  static String thought(JsonNode message) {
    return message.path("reasoning_content").asText(message.path("reasoning").asText(""));
  }
}
