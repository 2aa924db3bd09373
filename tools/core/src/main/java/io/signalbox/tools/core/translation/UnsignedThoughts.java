package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Removes reasoning blocks that no provider signed from Anthropic requests, which Anthropic would
 * refuse.
 */
public final class UnsignedThoughts {
  private UnsignedThoughts() {}

  /**
   * Returns the request without unsigned reasoning; assistant messages that become empty are
   * removed too.
   */
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
