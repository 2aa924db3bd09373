package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.blocks.BlockRules;
import io.signalbox.bot.workspace.blocks.BlockRules.Surface;
import io.signalbox.bot.workspace.team.Dressing;
import io.signalbox.bot.workspace.team.Ids;
import io.signalbox.bot.workspace.team.Json;
import java.util.List;
import java.util.Optional;

/**
 * Message to post, validated as {@code chat.postMessage} validates it. Limits:
 * docs.slack.dev/reference/methods/chat.postMessage (text 40,000 characters, markdown 12,000).
 */
record Draft(Optional<String> text, Optional<JsonNode> blocks, Optional<JsonNode> metadata) {
  private static final int TEXT = 40_000;
  private static final int MARKDOWN = 12_000;

  /** Reads text, blocks and metadata; nothing of them needs to be there. */
  static Draft of(Arguments arguments, Ids ids) {
    Optional<String> text = arguments.text("text");
    Optional<String> markdown = arguments.text("markdown_text");
    Optional<JsonNode> blocks =
        arguments
            .json("blocks", "invalid_blocks_format")
            .or(() -> markdown.map(Draft::markdownBlock));
    if (markdown.isPresent() && (text.isPresent() || arguments.text("blocks").isPresent())) {
      throw new ApiError("markdown_text_conflict");
    }
    if (text.orElse("").length() > TEXT || markdown.orElse("").length() > MARKDOWN) {
      throw new ApiError("msg_too_long");
    }
    blocks.ifPresent(Draft::check);
    return new Draft(
        text.or(() -> markdown),
        blocks.map(all -> Dressing.blocks(all, ids)),
        arguments.json("metadata", "invalid_metadata_format").map(Draft::checked));
  }

  /** A message must say something. */
  Draft orNoText() {
    boolean empty = text.isEmpty() && blocks.filter(all -> !all.isEmpty()).isEmpty();
    if (empty) {
      throw new ApiError("no_text");
    }
    return this;
  }

  void writeTo(ObjectNode body) {
    body.put("text", text.orElse(""));
    blocks.ifPresent(all -> body.set("blocks", all));
    metadata.ifPresent(one -> body.set("metadata", one));
  }

  static void check(JsonNode blocks) {
    List<String> problems = BlockRules.check(blocks, Surface.MESSAGE);
    if (!problems.isEmpty()) {
      throw ApiError.withMessages("invalid_blocks", problems);
    }
  }

  static JsonNode markdownBlock(String text) {
    return Json.array().add(Json.object().put("type", "markdown").put("text", text));
  }

  static JsonNode checked(JsonNode metadata) {
    boolean named = Json.text(metadata, "event_type").isPresent();
    if (!named || !metadata.path("event_payload").isObject()) {
      throw new ApiError("invalid_metadata_schema");
    }
    return metadata;
  }
}
