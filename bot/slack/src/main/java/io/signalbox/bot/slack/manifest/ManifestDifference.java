package io.signalbox.bot.slack.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares an installed app manifest with the current one and lists the differences as sentences:
 * commands, scopes, events, transport. Pure.
 */
public final class ManifestDifference {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ManifestDifference() {}

  /**
   * Compares manifests in JSON.
   *
   * @return what is new and what is gone, one a line; empty where nothing of that kind changed
   * @throws IllegalArgumentException when the installed one is no manifest in JSON
   */
  public static List<String> between(String installed, String wanted) {
    Map<String, String> before = facts(read(installed));
    Map<String, String> after = facts(read(wanted));
    List<String> changes = new ArrayList<>();
    after.forEach(
        (fact, value) -> {
          if (!before.containsKey(fact)) {
            changes.add("new: " + fact);
          } else if (!value.equals(before.get(fact))) {
            changes.add("changed: " + fact + " is " + value + ", was " + before.get(fact));
          }
        });
    before.keySet().stream()
        .filter(fact -> !after.containsKey(fact))
        .forEach(fact -> changes.add("gone: " + fact));
    return changes;
  }

  private static JsonNode read(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.isObject() || root.path("features").isMissingNode()) {
        throw new IllegalArgumentException("it has no 'features', so it is no app manifest");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is no JSON: " + e.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", ""), e);
    }
  }

  private static Map<String, String> facts(JsonNode root) {
    Map<String, String> facts = new TreeMap<>();
    for (JsonNode command : root.at("/features/slash_commands")) {
      String name = "command " + command.path("command").asText();
      facts.put(name, "there");
      String url = command.path("url").asText("");
      if (!url.isEmpty()) {
        facts.put(name + ": its address", url);
      }
    }
    for (JsonNode shortcut : root.at("/features/shortcuts")) {
      facts.put("shortcut " + shortcut.path("name").asText(), "there");
    }
    for (JsonNode scope : root.at("/oauth_config/scopes/bot")) {
      facts.put("scope " + scope.asText(), "there");
    }
    for (JsonNode event : root.at("/settings/event_subscriptions/bot_events")) {
      facts.put("event " + event.asText(), "there");
    }
    facts.put("socket mode", root.at("/settings/socket_mode_enabled").asText("false"));
    String url = root.at("/settings/event_subscriptions/request_url").asText("");
    if (!url.isEmpty()) {
      facts.put("address of events", url);
    }
    return facts;
  }
}
