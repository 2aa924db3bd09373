package io.signalbox.bot.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.blocks.BlockRules.Surface;
import java.util.List;
import java.util.Set;

/**
 * Validation of modals and home tabs by Slack's published rules. Limits:
 * docs.slack.dev/reference/views/modal-views and /home-tab-views.
 */
public final class ViewRules {
  private static final Set<String> HOME =
      Set.of("type", "blocks", "private_metadata", "callback_id", "external_id");

  private static final Set<String> MODAL =
      Set.of(
          "type",
          "blocks",
          "private_metadata",
          "callback_id",
          "external_id",
          "title",
          "submit",
          "close",
          "clear_on_close",
          "notify_on_close",
          "submit_disabled");

  private static final int TITLE = 24;

  private ViewRules() {}

  /** Returns the violations in Slack's words; empty when the view is valid. */
  public static List<String> check(JsonNode view) {
    BlockLocation spot = BlockLocation.of(view, "/view");
    if (spot.isObject()) {
      check(spot);
    }
    return spot.problems();
  }

  private static void check(BlockLocation view) {
    view.string("private_metadata", 3000);
    view.string("callback_id", 255);
    view.string("external_id", 255);
    switch (view.type()) {
      case "home" -> {
        view.allow(HOME);
        BlockRules.check(view, Surface.HOME);
      }
      case "modal" -> {
        view.allow(MODAL);
        modal(view);
        BlockRules.check(view, Surface.MODAL);
      }
      default -> view.at("type").fail("must be one of: home, modal");
    }
  }

  private static void modal(BlockLocation view) {
    TextObjectRules.plain(view, "title", TITLE);
    TextObjectRules.optionalPlain(view, "submit", TITLE);
    TextObjectRules.optionalPlain(view, "close", TITLE);
    view.flag("clear_on_close");
    view.flag("notify_on_close");
    view.flag("submit_disabled");
    boolean asks =
        view.at("blocks").items().stream().anyMatch(block -> block.type().equals("input"));
    if (asks && !view.has("submit")) {
      view.fail("submit is required when an input is in blocks");
    }
  }
}
