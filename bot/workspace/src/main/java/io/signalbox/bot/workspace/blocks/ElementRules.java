package io.signalbox.bot.workspace.blocks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Validation of block elements: allowed positions, fields and lengths. Source:
 * docs.slack.dev/reference/block-kit/block-elements.
 */
final class ElementRules {
  private static final int ACTION_ID = 255;
  private static final int PLACEHOLDER = 150;

  private static final List<String> MENUS =
      List.of(
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select");

  private static final List<String> ANYWHERE =
      List.of("checkboxes", "radio_buttons", "datepicker", "timepicker");

  static final Set<String> IN_SECTION =
      union(MENUS, ANYWHERE, List.of("button", "image", "overflow", "workflow_button"));

  static final Set<String> IN_ACTIONS =
      union(MENUS, ANYWHERE, List.of("button", "overflow", "datetimepicker", "workflow_button"));

  static final Set<String> IN_INPUT =
      union(
          MENUS,
          ANYWHERE,
          List.of(
              "datetimepicker",
              "email_text_input",
              "file_input",
              "number_input",
              "plain_text_input",
              "rich_text_input",
              "url_text_input"));

  static final Set<String> IN_CONTEXT_ACTIONS = Set.of("feedback_buttons", "icon_button");

  /**
   * Allowed fields of each element type, besides type, action_id, placeholder, confirm and
   * focus_on_load.
   */
  private static final Map<String, Set<String>> OWN =
      Map.ofEntries(
          Map.entry("button", Set.of("text", "value", "url", "style", "accessibility_label")),
          Map.entry("workflow_button", Set.of("text", "workflow", "style", "accessibility_label")),
          Map.entry("image", Set.of("image_url", "alt_text", "slack_file")),
          Map.entry("overflow", Set.of("options")),
          Map.entry("checkboxes", Set.of("options", "initial_options")),
          Map.entry("radio_buttons", Set.of("options", "initial_option")),
          Map.entry("datepicker", Set.of("initial_date")),
          Map.entry("timepicker", Set.of("initial_time", "timezone")),
          Map.entry("datetimepicker", Set.of("initial_date_time")),
          Map.entry("static_select", Set.of("options", "option_groups", "initial_option")),
          Map.entry("external_select", Set.of("min_query_length", "initial_option")),
          Map.entry("users_select", Set.of("initial_user")),
          Map.entry(
              "conversations_select",
              Set.of(
                  "initial_conversation",
                  "default_to_current_conversation",
                  "response_url_enabled",
                  "filter")),
          Map.entry("channels_select", Set.of("initial_channel", "response_url_enabled")),
          Map.entry(
              "multi_static_select",
              Set.of("options", "option_groups", "initial_options", "max_selected_items")),
          Map.entry(
              "multi_external_select",
              Set.of("min_query_length", "initial_options", "max_selected_items")),
          Map.entry("multi_users_select", Set.of("initial_users", "max_selected_items")),
          Map.entry(
              "multi_conversations_select",
              Set.of(
                  "initial_conversations",
                  "default_to_current_conversation",
                  "max_selected_items",
                  "filter")),
          Map.entry("multi_channels_select", Set.of("initial_channels", "max_selected_items")),
          Map.entry(
              "plain_text_input",
              Set.of(
                  "initial_value",
                  "multiline",
                  "min_length",
                  "max_length",
                  "dispatch_action_config")),
          Map.entry("email_text_input", Set.of("initial_value", "dispatch_action_config")),
          Map.entry("url_text_input", Set.of("initial_value", "dispatch_action_config")),
          Map.entry(
              "number_input",
              Set.of(
                  "initial_value",
                  "is_decimal_allowed",
                  "min_value",
                  "max_value",
                  "dispatch_action_config")),
          Map.entry("rich_text_input", Set.of("initial_value", "dispatch_action_config")),
          Map.entry("file_input", Set.of("filetypes", "max_files")),
          Map.entry("feedback_buttons", Set.of("positive_button", "negative_button")),
          Map.entry(
              "icon_button",
              Set.of("icon", "text", "value", "accessibility_label", "visible_to_user_ids")));

  private static final Set<String> SHARED =
      Set.of("type", "action_id", "placeholder", "confirm", "focus_on_load");

  private ElementRules() {}

  /**
   * Reports the violations of one block element.
   *
   * @param allowed the types that may stand here
   */
  static void check(BlockLocation element, Set<String> allowed) {
    if (!element.isObject()) {
      return;
    }
    String type = element.type();
    if (!allowed.contains(type)) {
      element.fail("unsupported type: " + type);
      return;
    }
    Set<String> fields = new HashSet<>(SHARED);
    fields.addAll(OWN.getOrDefault(type, Set.of()));
    element.allow(fields);
    element.string("action_id", ACTION_ID);
    TextObjectRules.optionalPlain(element, "placeholder", PLACEHOLDER);
    element.flag("focus_on_load");
    OptionRules.confirm(element);
    own(element, type);
  }

  private static void own(BlockLocation element, String type) {
    switch (type) {
      case "button", "workflow_button" -> button(element);
      case "image" -> image(element);
      case "overflow" -> OptionRules.options(element, 1, 5, false);
      case "checkboxes", "radio_buttons" -> OptionRules.options(element, 1, 10, true);
      case "static_select", "multi_static_select" -> OptionRules.menu(element);
      case "plain_text_input" -> {
        element.number("min_length", 0, 3000);
        element.number("max_length", 1, 3000);
        element.string("initial_value", 3000);
        element.flag("multiline");
      }
      case "number_input" -> {
        if (element.need("is_decimal_allowed")) {
          element.flag("is_decimal_allowed");
        }
      }
      case "feedback_buttons" -> {
        feedback(element, "positive_button");
        feedback(element, "negative_button");
      }
      case "icon_button" -> icon(element);
      default -> element.number("max_selected_items", 1, 100);
    }
  }

  private static void button(BlockLocation element) {
    TextObjectRules.plain(element, "text", 75);
    element.string("value", 2000);
    element.string("url", 3000);
    element.string("accessibility_label", 75);
    element.oneOf("style", Set.of("primary", "danger"));
  }

  static void image(BlockLocation element) {
    if (element.need("alt_text")) {
      element.at("alt_text").string(1, 2000);
    }
    if (element.has("image_url") == element.has("slack_file")) {
      element.fail("must have either image_url or slack_file");
    }
    element.string("image_url", 3000);
  }

  private static void feedback(BlockLocation element, String side) {
    if (element.need(side)) {
      BlockLocation button = element.at(side);
      button.allow(Set.of("text", "value", "accessibility_label"));
      TextObjectRules.plain(button, "text", 75);
      if (button.need("value")) {
        button.at("value").string(1, 2000);
      }
      button.string("accessibility_label", 75);
    }
  }

  private static void icon(BlockLocation element) {
    if (element.need("icon")) {
      element.oneOf("icon", Set.of("trash"));
    }
    TextObjectRules.plain(element, "text", 75);
    element.string("value", 2000);
    element.string("accessibility_label", 75);
  }

  @SafeVarargs
  private static Set<String> union(List<String>... parts) {
    Set<String> all = new HashSet<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return Set.copyOf(all);
  }
}
