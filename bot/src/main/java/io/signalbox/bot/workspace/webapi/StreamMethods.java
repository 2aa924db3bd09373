package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Conversation.Kind;
import io.signalbox.bot.workspace.team.Dressing;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Streamed messages: {@code chat.startStream}, {@code appendStream}, {@code stopStream}.
 * What was written so far stands in a markdown block. Source:
 * docs.slack.dev/reference/methods/chat.startStream; 12,000 characters for each call.
 */
final class StreamMethods {
  private static final int MARKDOWN = 12_000;
  private final Team team;
  private final Access access;
  private final AppMessages messages;

  StreamMethods(Team team, Access access, AppMessages messages) {
    this.team = team;
    this.access = access;
    this.messages = messages;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.startStream", Method.bot("chat:write", this::start),
        "chat.appendStream", Method.bot("chat:write", this::append),
        "chat.stopStream", Method.bot("chat:write", this::stop));
  }

  private ObjectNode start(Arguments arguments) {
    Conversation where = access.joined(arguments);
    Optional<String> thread = messages.thread(where, Optional.of(arguments.required("thread_ts")));
    if (where.kind() != Kind.IM) {
      for (String recipient : new String[] {"recipient_user_id", "recipient_team_id"}) {
        if (arguments.text(recipient).isEmpty()) {
          throw new ApiError("missing_" + recipient);
        }
      }
    }
    String text = text(arguments);
    Draft empty = new Draft(Optional.empty(), Optional.empty(), Optional.empty());
    Message message =
        messages.written(where, empty, thread).with(body -> write(body, text)).streaming(true);
    team.board().post(where, message);
    thread.ifPresent(ts -> messages.clearStatus(where, ts));
    return located(where, message.ts());
  }

  private ObjectNode append(Arguments arguments) {
    boolean hasChunks = arguments.json("chunks", "invalid_chunks").isPresent();
    if (arguments.text("markdown_text").isEmpty() && !hasChunks) {
      throw new ApiError("no_text");
    }
    Conversation where = access.conversation(arguments);
    String text = text(arguments);
    return change(where, arguments, message -> appended(message, text));
  }

  private ObjectNode stop(Arguments arguments) {
    Conversation where = access.conversation(arguments);
    String text = text(arguments);
    Optional<JsonNode> blocks = arguments.json("blocks", "invalid_blocks_format");
    blocks.ifPresent(Draft::check);
    Optional<JsonNode> metadata =
        arguments.json("metadata", "invalid_metadata_format").map(Draft::checked);
    ObjectNode json =
        change(
            where,
            arguments,
            message ->
                appended(message, text)
                    .with(body -> finish(body, blocks, metadata))
                    .streaming(false));
    where.find(arguments.required("ts")).ifPresent(message -> json.set("message", message.copy()));
    return json;
  }

  private void finish(ObjectNode body, Optional<JsonNode> blocks, Optional<JsonNode> metadata) {
    ArrayNode all = body.withArrayProperty("blocks");
    blocks.ifPresent(more -> all.addAll(Dressing.blocks(more, team.ids())));
    metadata.ifPresent(one -> body.set("metadata", one));
  }

  private ObjectNode change(
      Conversation where, Arguments arguments, UnaryOperator<Message> change) {
    String ts = arguments.required("ts");
    Message message = where.find(ts).orElseThrow(() -> new ApiError("message_not_found"));
    if (!message.isByApp()) {
      throw new ApiError("message_not_owned_by_app");
    }
    team.board()
        .change(
            where,
            ts,
            one -> {
              if (!one.streaming()) {
                throw new ApiError("message_not_in_streaming_state");
              }
              return change.apply(one);
            });
    return located(where, ts);
  }

  private Message appended(Message message, String more) {
    return message.with(body -> write(body, body.path("text").asText() + more));
  }

  private void write(ObjectNode body, String text) {
    body.put("text", text);
    if (!text.isEmpty()) {
      body.set("blocks", Dressing.blocks(Draft.markdownBlock(text), team.ids()));
    }
  }

  /** The text itself, or that of the chunks that are text. */
  private static String text(Arguments arguments) {
    StringBuilder text = new StringBuilder(arguments.text("markdown_text").orElse(""));
    arguments
        .json("chunks", "invalid_chunks")
        .ifPresent(
            chunks -> {
              for (JsonNode chunk : chunks) {
                if (chunk.path("type").asText().equals("markdown_text")) {
                  text.append(chunk.path("text").asText());
                }
              }
            });
    if (text.length() > MARKDOWN) {
      throw new ApiError("msg_too_long");
    }
    return text.toString();
  }

  private static ObjectNode located(Conversation where, String ts) {
    return Json.object().put("channel", where.id()).put("ts", ts);
  }
}
