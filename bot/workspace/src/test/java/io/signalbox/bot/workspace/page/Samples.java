package io.signalbox.bot.workspace.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Block Kit that the tests of the page share. */
public final class Samples {
  private Samples() {}

  /** A view as an app gives it: its id is the server's to give. */
  public static String view(String name) {
    return StubWorkspace.resource(name).<ObjectNode>deepCopy().without("id").toString();
  }

  /** Every kind of block but the invented one. */
  public static String blocksThatSlackKnows() {
    return blocks().toString();
  }

  public static int countOfBlocksThatSlackKnows() {
    return blocks().size();
  }

  private static ArrayNode blocks() {
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    for (JsonNode block : StubWorkspace.resource("every-block.json")) {
      if (!block.get("type").asText().equals("hologram")) {
        blocks.add(block);
      }
    }
    return blocks;
  }
}
