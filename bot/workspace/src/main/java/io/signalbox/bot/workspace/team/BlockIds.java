package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Adds generated block and action ids where blocks and interactive elements have none, as Slack
 * does.
 */
public final class BlockIds {
  private BlockIds() {}

  public static ArrayNode blocks(JsonNode blocks, SlackIds ids) {
    ArrayNode dressed = JsonTrees.array();
    for (JsonNode block : blocks) {
      JsonNode copy = block.deepCopy();
      if (copy instanceof ObjectNode object) {
        name(object, "block_id", ids);
        for (JsonNode element : object.path("elements")) {
          interactive(element, ids);
        }
        interactive(object.path("accessory"), ids);
        interactive(object.path("element"), ids);
      }
      dressed.add(copy);
    }
    return dressed;
  }

  private static void interactive(JsonNode element, SlackIds ids) {
    String type = element.path("type").asText();
    boolean silent = type.isEmpty() || type.startsWith("rich_text_") || isPicture(type);
    if (!silent && element instanceof ObjectNode object) {
      name(object, "action_id", ids);
    }
  }

  private static boolean isPicture(String type) {
    return type.equals("image") || type.equals("mrkdwn") || type.equals("plain_text");
  }

  private static void name(ObjectNode object, String field, SlackIds ids) {
    if (object.path(field).asText("").isEmpty()) {
      object.put(field, ids.secret(5));
    }
  }
}
