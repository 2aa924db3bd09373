package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Thoughts that no provider signed, in a conversation that goes on at Anthropic: it would refuse
 * all of it.
 */
public final class UnsignedThoughts {
  private UnsignedThoughts() {}

  /** The request without them; an assistant's message with nothing else in it goes too. */
  public static byte[] without(byte[] request) {
    ObjectNode root = TranslationJson.read(request, "body");
    ArrayNode kept = TranslationJson.array();
    for (JsonNode message : root.path("messages")) {
      if (message.path("content") instanceof ArrayNode blocks) {
        int before = blocks.size();
        blocks.removeIf(UnsignedThoughts::isUnsigned);
        if (blocks.isEmpty() && before > 0) {
          continue;
        }
      }
      kept.add(message);
    }
    root.set("messages", kept);
    return TranslationJson.bytes(root);
  }

  private static boolean isUnsigned(JsonNode block) {
    return block.path("type").asText().equals("thinking") && !ThinkingBlocks.isSigned(block);
  }
}
