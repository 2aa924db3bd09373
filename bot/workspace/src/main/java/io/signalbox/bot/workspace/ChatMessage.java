package io.signalbox.bot.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.List;
import java.util.Optional;

/**
 * Message of the simulated Slack as a test or a person reads it.
 *
 * @param user who wrote it: a person's id or the bot's
 * @param json the whole of it, in the shape that the page gets
 */
public record ChatMessage(
    String channel, String ts, Optional<String> thread, String user, String text, JsonNode json) {

  static ChatMessage of(JsonNode json) {
    return new ChatMessage(
        json.path("channel").asText(),
        json.path("ts").asText(),
        JsonTrees.text(json, "threadTs"),
        json.path("user").asText(),
        json.path("text").asText(),
        json);
  }

  public boolean isByApp() {
    return json.has("botId");
  }

  public boolean isEphemeral() {
    return json.path("ephemeral").asBoolean();
  }

  public boolean isStreaming() {
    return json.path("streaming").asBoolean();
  }

  public List<JsonNode> blocks() {
    return JsonTrees.elements(json.path("blocks"));
  }
}
