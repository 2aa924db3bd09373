package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.blocks.BlockRules;
import io.signalbox.bot.workspace.blocks.BlockRules.Surface;
import io.signalbox.bot.workspace.team.BlockIds;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SlackIds;
import java.util.List;
import java.util.Optional;

/**
 * Message to post, validated as {@code chat.postMessage} validates it. Limits:
 * docs.slack.dev/reference/methods/chat.postMessage (text 40,000 characters, markdown 12,000).
 */
record MessageDraft(Optional<String> text, Optional<JsonNode> blocks, Optional<JsonNode> metadata) {
  private static final int TEXT = 40_000;
  private static final int MARKDOWN = 12_000;

  /** Reads and validates text, blocks and metadata, all of them optional. */
  static MessageDraft of(CallArguments arguments, SlackIds ids) {
    Optional<String> text = arguments.text("text");
    Optional<String> markdown = arguments.text("markdown_text");
    Optional<JsonNode> blocks =
        arguments
            .json("blocks", "invalid_blocks_format")
            .or(() -> markdown.map(MessageDraft::markdownBlock));
    if (markdown.isPresent() && (text.isPresent() || arguments.text("blocks").isPresent())) {
      throw new ApiErrorException("markdown_text_conflict");
    }
    if (text.orElse("").length() > TEXT || markdown.orElse("").length() > MARKDOWN) {
      throw new ApiErrorException("msg_too_long");
    }
    blocks.ifPresent(MessageDraft::check);
    return new MessageDraft(
        text.or(() -> markdown),
        blocks.map(all -> BlockIds.blocks(all, ids)),
        arguments.json("metadata", "invalid_metadata_format").map(MessageDraft::checked));
  }

  /** Returns the draft, or refuses one without text and blocks. */
  MessageDraft orNoText() {
    boolean empty = text.isEmpty() && blocks.filter(all -> !all.isEmpty()).isEmpty();
    if (empty) {
      throw new ApiErrorException("no_text");
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
      throw ApiErrorException.withMessages("invalid_blocks", problems);
    }
  }

  static JsonNode markdownBlock(String text) {
    return JsonTrees.array().add(JsonTrees.object().put("type", "markdown").put("text", text));
  }

  static JsonNode checked(JsonNode metadata) {
    boolean named = JsonTrees.text(metadata, "event_type").isPresent();
    if (!named || !metadata.path("event_payload").isObject()) {
      throw new ApiErrorException("invalid_metadata_schema");
    }
    return metadata;
  }
}
