package io.signalbox.bot.workspace.blocks;

import java.util.Set;

/** Required and allowed fields of each block type. Source: docs.slack.dev/reference/block-kit/blocks. */
final class Blocks {
  private Blocks() {}

  static void own(Spot block, String type) {
    switch (type) {
      case "section" -> section(block);
      case "header" -> Texts.plain(block, "text", 150);
      case "actions" -> elements(block, 25, Elements.IN_ACTIONS);
      case "context_actions" -> elements(block, 5, Elements.IN_CONTEXT_ACTIONS);
      case "context" -> context(block);
      case "input" -> input(block);
      case "image" -> {
        Elements.image(block);
        Texts.optionalPlain(block, "title", 2000);
      }
      case "markdown" -> {
        if (block.need("text")) {
          block.at("text").string(1, 12_000);
        }
      }
      case "rich_text" -> RichText.check(block);
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

  private static void section(Spot block) {
    if (!block.has("text") && !block.has("fields")) {
      block.fail("must have either text or fields");
    }
    if (block.has("text")) {
      Texts.any(block.at("text"), 3000);
    }
    if (block.has("fields")) {
      block.array("fields", 1, 10).forEach(field -> Texts.any(field, 2000));
    }
    if (block.has("accessory")) {
      Elements.check(block.at("accessory"), Elements.IN_SECTION);
    }
    block.flag("expand");
  }

  private static void elements(Spot block, int most, Set<String> allowed) {
    block.array("elements", 1, most).forEach(element -> Elements.check(element, allowed));
  }

  private static void context(Spot block) {
    for (Spot element : block.array("elements", 1, 10)) {
      if (element.type().equals("image")) {
        Elements.check(element, Set.of("image"));
      } else {
        // The documents name no limit of its own for text in a context block; sections have 3,000.
        Texts.any(element, 3000);
      }
    }
  }

  private static void input(Spot block) {
    Texts.plain(block, "label", 2000);
    Texts.optionalPlain(block, "hint", 2000);
    block.flag("dispatch_action");
    block.flag("optional");
    if (block.need("element")) {
      Elements.check(block.at("element"), Elements.IN_INPUT);
    }
  }

  private static void table(Spot block) {
    for (Spot row : block.array("rows", 1, 100)) {
      if (!row.node().isArray()) {
        row.fail("must be an array");
      } else if (row.node().size() > 20) {
        row.fail("no more than 20 items allowed");
      } else {
        row.items().forEach(Blocks::cell);
      }
    }
  }

  private static void cell(Spot cell) {
    if (cell.type().equals("rich_text")) {
      RichText.check(cell);
    } else if (!cell.type().equals("raw_text")) {
      cell.fail("unsupported type: " + cell.type());
    } else if (cell.need("text")) {
      cell.at("text").string(0, 3000);
    }
  }
}
