package io.signalbox.bot.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whether Slack would take these blocks. */
public final class BlockRules {
  private BlockRules() {}

  /** Where blocks are shown; not every block may stand everywhere. */
  public enum Surface {
    MESSAGE,
    MODAL,
    HOME
  }

  /** What is wrong, in Slack's words; empty when nothing is. */
  public static List<String> check(JsonNode blocks, Surface surface) {
    return blocks.isArray()
        ? List.of()
        : List.of("[ERROR] must be an array [json-pointer:/blocks]");
  }
}
