package io.signalbox.bot.workspace.blocks;

import java.util.Set;

/**
 * Validation of options, option groups and confirmation dialogs. Source:
 * docs.slack.dev/reference/block-kit/composition-objects.
 */
final class OptionRules {
  private static final int OPTIONS = 100;
  private static final int TEXT = 75;
  private static final int VALUE = 150;
  private static final int LINK = 3000;

  private OptionRules() {}

  /** Validates a menu's options or option groups. */
  static void menu(BlockLocation menu) {
    if (menu.has("options") == menu.has("option_groups")) {
      menu.fail("must have either options or option_groups");
    }
    if (menu.has("options")) {
      options(menu, 1, OPTIONS, false);
    }
    if (menu.has("option_groups")) {
      for (BlockLocation group : menu.array("option_groups", 1, OPTIONS)) {
        group.allow(Set.of("label", "options"));
        TextObjectRules.plain(group, "label", TEXT);
        options(group, 1, OPTIONS, false);
      }
    }
  }

  /**
   * Reports the violations in the number, texts and values of a menu's options.
   *
   * @param marked whether options may be written in mrkdwn, as of radio buttons and check boxes
   */
  static void options(BlockLocation owner, int least, int most, boolean marked) {
    for (BlockLocation option : owner.array("options", least, most)) {
      option(option, marked);
    }
  }

  static void option(BlockLocation option, boolean marked) {
    if (!option.isObject()) {
      return;
    }
    option.allow(Set.of("text", "value", "description", "url"));
    if (marked && option.need("text")) {
      TextObjectRules.any(option.at("text"), TEXT);
    } else if (!marked) {
      TextObjectRules.plain(option, "text", TEXT);
    }
    if (option.need("value")) {
      option.at("value").string(1, VALUE);
    }
    if (option.has("description")) {
      TextObjectRules.any(option.at("description"), TEXT);
    }
    option.string("url", LINK);
  }

  static void confirm(BlockLocation owner) {
    if (!owner.has("confirm")) {
      return;
    }
    BlockLocation confirm = owner.at("confirm");
    confirm.allow(Set.of("title", "text", "confirm", "deny", "style"));
    TextObjectRules.plain(confirm, "title", 100);
    if (confirm.need("text")) {
      TextObjectRules.any(confirm.at("text"), 300);
    }
    TextObjectRules.plain(confirm, "confirm", 30);
    TextObjectRules.plain(confirm, "deny", 30);
    confirm.oneOf("style", Set.of("primary", "danger"));
  }
}
