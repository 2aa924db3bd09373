package io.signalbox.bot.workspace.blocks;

import java.util.Set;

/**
 * Validation of text objects, plain text or mrkdwn. Source:
 * docs.slack.dev/reference/block-kit/composition-objects/text-object.
 */
final class TextObjectRules {
  private static final Set<String> PLAIN = Set.of("type", "text", "emoji");
  private static final Set<String> MRKDWN = Set.of("type", "text", "verbatim");

  private TextObjectRules() {}

  /** Validates a required plain-text field. */
  static void plain(BlockLocation owner, String field, int most) {
    if (owner.need(field)) {
      plain(owner.at(field), most);
    }
  }

  static void optionalPlain(BlockLocation owner, String field, int most) {
    if (owner.has(field)) {
      plain(owner.at(field), most);
    }
  }

  private static void plain(BlockLocation text, int most) {
    if (!text.isObject()) {
      return;
    }
    if (!text.type().equals("plain_text")) {
      text.fail("must be a valid enum value: plain_text");
      return;
    }
    any(text, most);
  }

  /** Validates a text object of either type. */
  static void any(BlockLocation text, int most) {
    if (!text.isObject()) {
      return;
    }
    switch (text.type()) {
      case "plain_text" -> {
        text.allow(PLAIN);
        text.flag("emoji");
      }
      case "mrkdwn" -> {
        text.allow(MRKDWN);
        text.flag("verbatim");
      }
      default -> {
        text.fail("unsupported type: " + text.type());
        return;
      }
    }
    if (text.need("text")) {
      text.at("text").string(1, most);
    }
  }
}
