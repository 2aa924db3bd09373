package io.signalbox.bot.workspace.blocks;

import java.util.Set;

/**
 * Validation of {@code rich_text} blocks. Source:
 * docs.slack.dev/reference/block-kit/blocks/rich-text-block.
 */
final class RichTextRules {
  private static final Set<String> PARTS =
      Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");

  private static final Set<String> PIECES =
      Set.of(
          "broadcast",
          "channel",
          "color",
          "date",
          "emoji",
          "link",
          "team",
          "text",
          "user",
          "usergroup");

  private RichTextRules() {}

  static void check(BlockLocation block) {
    for (BlockLocation part : block.array("elements", 0, Integer.MAX_VALUE)) {
      part(part, PARTS);
    }
  }

  private static void part(BlockLocation part, Set<String> allowed) {
    if (!part.isObject()) {
      return;
    }
    if (!allowed.contains(part.type())) {
      part.fail("unsupported type: " + part.type());
      return;
    }
    boolean isList = part.type().equals("rich_text_list");
    if (isList) {
      part.oneOf("style", Set.of("bullet", "ordered"));
    }
    for (BlockLocation piece : part.array("elements", 0, Integer.MAX_VALUE)) {
      if (isList) {
        part(piece, Set.of("rich_text_section"));
      } else {
        piece(piece);
      }
    }
  }

  private static void piece(BlockLocation piece) {
    if (!piece.isObject()) {
      return;
    }
    if (!PIECES.contains(piece.type())) {
      piece.fail("unsupported type: " + piece.type());
    } else if (piece.type().equals("text") && piece.need("text")) {
      piece.at("text").string(1, 40_000);
    } else if (piece.type().equals("link") && piece.need("url")) {
      piece.at("url").string(1, 3000);
    }
  }
}
