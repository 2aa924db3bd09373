package io.signalbox.bot.workspace.blocks;

import java.util.Set;

/**
 * Validation of the fields of each block type. Source: docs.slack.dev/reference/block-kit/blocks.
 */
final class BlockKindRules {
  private BlockKindRules() {}

  static void own(BlockLocation block, String type) {
    switch (type) {
      case "section" -> section(block);
      case "header" -> TextObjectRules.plain(block, "text", 150);
      case "actions" -> elements(block, 25, ElementRules.IN_ACTIONS);
      case "context_actions" -> elements(block, 5, ElementRules.IN_CONTEXT_ACTIONS);
      case "context" -> context(block);
      case "input" -> input(block);
      case "image" -> {
        ElementRules.image(block);
        TextObjectRules.optionalPlain(block, "title", 2000);
      }
      case "markdown" -> {
        if (block.need("text")) {
          block.at("text").string(1, 12_000);
        }
      }
      case "rich_text" -> RichTextRules.check(block);
      case "table" -> table(block);
      case "file" -> {
        block.need("external_id");
        block.oneOf("source", Set.of("remote"));
      }
      default -> {
        // A divider has nothing of its own.
      }
    }
  }

  private static void section(BlockLocation block) {
    if (!block.has("text") && !block.has("fields")) {
      block.fail("must have either text or fields");
    }
    if (block.has("text")) {
      TextObjectRules.any(block.at("text"), 3000);
    }
    if (block.has("fields")) {
      block.array("fields", 1, 10).forEach(field -> TextObjectRules.any(field, 2000));
    }
    if (block.has("accessory")) {
      ElementRules.check(block.at("accessory"), ElementRules.IN_SECTION);
    }
    block.flag("expand");
  }

  private static void elements(BlockLocation block, int most, Set<String> allowed) {
    block.array("elements", 1, most).forEach(element -> ElementRules.check(element, allowed));
  }

  private static void context(BlockLocation block) {
    for (BlockLocation element : block.array("elements", 1, 10)) {
      if (element.type().equals("image")) {
        ElementRules.check(element, Set.of("image"));
      } else {
        // The documents name no limit of its own for text in a context block; sections have 3,000.
        TextObjectRules.any(element, 3000);
      }
    }
  }

  private static void input(BlockLocation block) {
    TextObjectRules.plain(block, "label", 2000);
    TextObjectRules.optionalPlain(block, "hint", 2000);
    block.flag("dispatch_action");
    block.flag("optional");
    if (block.need("element")) {
      ElementRules.check(block.at("element"), ElementRules.IN_INPUT);
    }
  }

  private static void table(BlockLocation block) {
    for (BlockLocation row : block.array("rows", 1, 100)) {
      if (!row.node().isArray()) {
        row.fail("must be an array");
      } else if (row.node().size() > 20) {
        row.fail("no more than 20 items allowed");
      } else {
        row.items().forEach(BlockKindRules::cell);
      }
    }
  }

  private static void cell(BlockLocation cell) {
    if (cell.type().equals("rich_text")) {
      RichTextRules.check(cell);
    } else if (!cell.type().equals("raw_text")) {
      cell.fail("unsupported type: " + cell.type());
    } else if (cell.need("text")) {
      cell.at("text").string(0, 3000);
    }
  }
}
