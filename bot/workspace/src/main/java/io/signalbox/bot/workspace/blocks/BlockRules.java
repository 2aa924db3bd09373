package io.signalbox.bot.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Validation of Block Kit blocks by Slack's published rules. Limits:
 * docs.slack.dev/reference/block-kit/blocks. Of the newest blocks {@code alert}, {@code card},
 * {@code carousel}, {@code plan}, {@code task_card} and {@code video} are refused here although
 * Slack takes them.
 */
public final class BlockRules {
  private static final int BLOCK_ID = 255;
  private static final int MARKDOWN = 12_000;

  /** Allowed fields of each block type, besides type and block_id. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("actions", Set.of("elements")),
          Map.entry("context", Set.of("elements")),
          Map.entry("context_actions", Set.of("elements")),
          Map.entry("divider", Set.of()),
          Map.entry("file", Set.of("external_id", "source")),
          Map.entry("header", Set.of("text")),
          Map.entry("image", Set.of("image_url", "slack_file", "alt_text", "title")),
          Map.entry("input", Set.of("label", "element", "dispatch_action", "hint", "optional")),
          Map.entry("markdown", Set.of("text")),
          Map.entry("rich_text", Set.of("elements")),
          Map.entry("section", Set.of("text", "fields", "accessory", "expand")),
          Map.entry("table", Set.of("rows", "column_settings")));

  private static final Set<String> MESSAGES_ONLY =
      Set.of("context_actions", "file", "markdown", "table");

  private BlockRules() {}

  /** Surfaces that blocks are shown on; not every block is allowed on each. */
  public enum Surface {
    MESSAGE(50),
    MODAL(100),
    HOME(100);

    private final int most;

    Surface(int most) {
      this.most = most;
    }
  }

  /** Returns the violations in Slack's words; empty when the blocks are valid. */
  public static List<String> check(JsonNode blocks, Surface surface) {
    BlockLocation root =
        BlockLocation.of(JsonNodeFactory.instance.objectNode().set("blocks", blocks), "");
    check(root, surface);
    return root.problems();
  }

  /** Validates the blocks of a message or view. */
  static void check(BlockLocation owner, Surface surface) {
    List<BlockLocation> blocks = owner.array("blocks", 0, surface.most);
    blocks.forEach(block -> check(block, surface.equals(Surface.MESSAGE)));
    Set<String> ids = new HashSet<>();
    for (BlockLocation block : blocks) {
      if (block.node().path("block_id").isTextual()
          && !ids.add(block.node().path("block_id").asText())) {
        block.at("block_id").fail("must be unique: " + block.node().path("block_id").asText());
      }
      actionIds(block);
    }
    int markdown = 0;
    for (BlockLocation block : blocks) {
      markdown += block.type().equals("markdown") ? block.node().path("text").asText().length() : 0;
    }
    if (markdown > MARKDOWN) {
      owner.at("blocks").fail("markdown text must be less than " + (MARKDOWN + 1) + " characters");
    }
    if (blocks.stream().filter(block -> block.type().equals("table")).count() > 1) {
      owner.at("blocks").fail("only one table allowed");
    }
  }

  private static void actionIds(BlockLocation block) {
    Set<String> ids = new HashSet<>();
    for (JsonNode element : block.node().path("elements")) {
      String id = element.path("action_id").asText();
      if (!id.isEmpty() && !ids.add(id)) {
        block.at("elements").fail("action_id must be unique: " + id);
      }
    }
  }

  private static void check(BlockLocation block, boolean inMessage) {
    if (!block.isObject()) {
      return;
    }
    String type = block.type();
    if (!FIELDS.containsKey(type) || (!inMessage && MESSAGES_ONLY.contains(type))) {
      block.fail("unsupported type: " + type);
      return;
    }
    Set<String> fields = new HashSet<>(FIELDS.get(type));
    fields.add("type");
    fields.add("block_id");
    block.allow(fields);
    block.string("block_id", BLOCK_ID);
    BlockKindRules.own(block, type);
  }
}
