package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the state values of the interactive elements in blocks, as payloads to the app carry
 * them. Source: the {@code state.values} of
 * docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
 */
final class ElementState {
  private static final Map<String, String> HOLDS =
      Map.ofEntries(
          Map.entry("plain_text_input", "value"),
          Map.entry("email_text_input", "value"),
          Map.entry("url_text_input", "value"),
          Map.entry("number_input", "value"),
          Map.entry("rich_text_input", "rich_text_value"),
          Map.entry("static_select", "selected_option"),
          Map.entry("external_select", "selected_option"),
          Map.entry("radio_buttons", "selected_option"),
          Map.entry("overflow", "selected_option"),
          Map.entry("multi_static_select", "selected_options"),
          Map.entry("multi_external_select", "selected_options"),
          Map.entry("checkboxes", "selected_options"),
          Map.entry("users_select", "selected_user"),
          Map.entry("multi_users_select", "selected_users"),
          Map.entry("conversations_select", "selected_conversation"),
          Map.entry("multi_conversations_select", "selected_conversations"),
          Map.entry("channels_select", "selected_channel"),
          Map.entry("multi_channels_select", "selected_channels"),
          Map.entry("datepicker", "selected_date"),
          Map.entry("timepicker", "selected_time"),
          Map.entry("datetimepicker", "selected_date_time"));

  private ElementState() {}

  /** Interactive element with the block that contains it. */
  record Placed(JsonNode block, JsonNode element) {
    String blockId() {
      return block.path("block_id").asText();
    }

    String actionId() {
      return element.path("action_id").asText();
    }

    String type() {
      return element.path("type").asText();
    }
  }

  static List<Placed> elements(JsonNode blocks) {
    List<Placed> all = new ArrayList<>();
    for (JsonNode block : blocks) {
      for (JsonNode element : block.path("elements")) {
        add(all, block, element);
      }
      add(all, block, block.path("accessory"));
      add(all, block, block.path("element"));
    }
    return all;
  }

  private static void add(List<Placed> all, JsonNode block, JsonNode element) {
    if (element.has("action_id")) {
      all.add(new Placed(block, element));
    }
  }

  static Optional<Placed> find(JsonNode blocks, String blockId, String actionId) {
    return elements(blocks).stream()
        .filter(one -> one.actionId().equals(actionId))
        .filter(one -> blockId.isEmpty() || one.blockId().equals(blockId))
        .findFirst();
  }

  /** Returns the field that holds the chosen value; empty for an element that is only pressed. */
  static Optional<String> holds(String type) {
    return Optional.ofNullable(HOLDS.get(type));
  }

  /**
   * Returns the values of all elements: the given one, else the previous one, else the initial one.
   */
  static ObjectNode state(JsonNode blocks, JsonNode given, JsonNode before) {
    ObjectNode values = JsonTrees.object();
    for (Placed one : elements(blocks)) {
      Optional<String> field = holds(one.type()).filter(name -> !one.type().equals("overflow"));
      if (field.isPresent()) {
        JsonNode told = given.path(one.blockId()).path(one.actionId());
        JsonNode known = before.path(one.blockId()).path(one.actionId());
        JsonNode entry = told.isObject() ? entry(one, field.get(), told) : known;
        values
            .withObjectProperty(one.blockId())
            .set(one.actionId(), entry.isObject() ? entry : initial(one, field.get()));
      }
    }
    return values;
  }

  static ObjectNode entry(Placed one, String field, JsonNode told) {
    JsonNode value = told.path(field);
    JsonNode known = field.startsWith("selected_option") ? options(one.element(), value) : value;
    ObjectNode entry = JsonTrees.object().put("type", one.type());
    boolean empty = known.isMissingNode() || (known.isTextual() && known.asText().isEmpty());
    return empty ? entry.set(field, nothing(field)) : entry.set(field, known);
  }

  private static ObjectNode initial(Placed one, String field) {
    String name = field.replaceFirst("^selected_", "initial_");
    JsonNode value = one.element().path(name.equals(field) ? "initial_" + field : name);
    ObjectNode entry = JsonTrees.object().put("type", one.type());
    return entry.set(field, value.isMissingNode() ? nothing(field) : value);
  }

  private static JsonNode nothing(String field) {
    return field.endsWith("s") ? JsonTrees.array() : JsonTrees.object().nullNode();
  }

  /** Returns the element's own options that were chosen, ignoring other claims of the page. */
  private static JsonNode options(JsonNode element, JsonNode chosen) {
    if (chosen.isArray()) {
      ArrayNode known = JsonTrees.array();
      JsonTrees.elements(chosen).forEach(one -> known.add(options(element, one)));
      return known;
    }
    if (!chosen.isObject() || element.path("type").asText().contains("external")) {
      return chosen;
    }
    List<JsonNode> all = new ArrayList<>(JsonTrees.elements(element.path("options")));
    element
        .path("option_groups")
        .forEach(group -> all.addAll(JsonTrees.elements(group.path("options"))));
    return all.stream()
        .filter(option -> option.path("value").equals(chosen.path("value")))
        .findFirst()
        .orElseThrow(() -> new ImpossibleActException(400, "There is no such option."));
  }
}
