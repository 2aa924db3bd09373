package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import java.util.Map;

/** Converts a message to the JSON form that the chat page uses. */
final class PageMessage {
  private static final Map<String, String> NAMES =
      Map.of(
          "thread_ts", "threadTs",
          "bot_id", "botId",
          "username", "username",
          "blocks", "blocks",
          "edited", "edited",
          "reactions", "reactions",
          "files", "files",
          "subtype", "subtype",
          "reply_count", "replyCount",
          "latest_reply", "lastReply");

  private PageMessage() {}

  static ObjectNode of(WorkspaceConversation where, WorkspaceMessage message) {
    JsonNode body = where.json(message);
    ObjectNode json = JsonTrees.object().put("channel", where.id()).put("ts", message.ts());
    json.put("user", message.author()).put("text", body.path("text").asText());
    NAMES.forEach(
        (slack, page) -> {
          if (body.has(slack)) {
            json.set(page, body.path(slack));
          }
        });
    if (message.onlyFor().isPresent()) {
      json.put("ephemeral", true);
    }
    if (message.streaming()) {
      json.put("streaming", true);
    }
    return json;
  }
}
