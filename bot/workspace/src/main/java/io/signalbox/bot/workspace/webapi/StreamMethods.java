package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.BlockIds;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Web API methods for streamed messages: {@code chat.startStream}, {@code appendStream}, {@code
 * stopStream}. The text so far is in a markdown block. Source:
 * docs.slack.dev/reference/methods/chat.startStream; 12,000 characters for each call.
 */
final class StreamMethods {
  private static final int MARKDOWN = 12_000;
  private final WorkspaceTeam team;
  private final AppAccess access;
  private final AppMessages messages;

  StreamMethods(WorkspaceTeam team, AppAccess access, AppMessages messages) {
    this.team = team;
    this.access = access;
    this.messages = messages;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "chat.startStream", ApiMethod.bot("chat:write", this::start),
        "chat.appendStream", ApiMethod.bot("chat:write", this::append),
        "chat.stopStream", ApiMethod.bot("chat:write", this::stop));
  }

  private ObjectNode start(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    Optional<String> thread = messages.thread(where, Optional.of(arguments.required("thread_ts")));
    if (where.kind() != ConversationKind.IM) {
      for (String recipient : new String[] {"recipient_user_id", "recipient_team_id"}) {
        if (arguments.text(recipient).isEmpty()) {
          throw new ApiErrorException("missing_" + recipient);
        }
      }
    }
    String text = text(arguments);
    MessageDraft empty = new MessageDraft(Optional.empty(), Optional.empty(), Optional.empty());
    WorkspaceMessage message =
        messages.written(where, empty, thread).with(body -> write(body, text)).streaming(true);
    team.board().post(where, message);
    thread.ifPresent(ts -> messages.clearStatus(where, ts));
    return located(where, message.ts());
  }

  private ObjectNode append(CallArguments arguments) {
    boolean hasChunks = arguments.json("chunks", "invalid_chunks").isPresent();
    if (arguments.text("markdown_text").isEmpty() && !hasChunks) {
      throw new ApiErrorException("no_text");
    }
    WorkspaceConversation where = access.conversation(arguments);
    String text = text(arguments);
    return change(where, arguments, message -> appended(message, text));
  }

  private ObjectNode stop(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    String text = text(arguments);
    Optional<JsonNode> blocks = arguments.json("blocks", "invalid_blocks_format");
    blocks.ifPresent(MessageDraft::check);
    Optional<JsonNode> metadata =
        arguments.json("metadata", "invalid_metadata_format").map(MessageDraft::checked);
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
    blocks.ifPresent(more -> all.addAll(BlockIds.blocks(more, team.ids())));
    metadata.ifPresent(one -> body.set("metadata", one));
  }

  private ObjectNode change(
      WorkspaceConversation where,
      CallArguments arguments,
      UnaryOperator<WorkspaceMessage> change) {
    String ts = arguments.required("ts");
    WorkspaceMessage message =
        where.find(ts).orElseThrow(() -> new ApiErrorException("message_not_found"));
    if (!message.isByApp()) {
      throw new ApiErrorException("message_not_owned_by_app");
    }
    team.board()
        .change(
            where,
            ts,
            one -> {
              if (!one.streaming()) {
                throw new ApiErrorException("message_not_in_streaming_state");
              }
              return change.apply(one);
            });
    return located(where, ts);
  }

  private WorkspaceMessage appended(WorkspaceMessage message, String more) {
    return message.with(body -> write(body, body.path("text").asText() + more));
  }

  private void write(ObjectNode body, String text) {
    body.put("text", text);
    if (!text.isEmpty()) {
      body.set("blocks", BlockIds.blocks(MessageDraft.markdownBlock(text), team.ids()));
    }
  }

  /** Returns the argument {@code markdown_text} followed by the text of the chunks. */
  private static String text(CallArguments arguments) {
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
      throw new ApiErrorException("msg_too_long");
    }
    return text.toString();
  }

  private static ObjectNode located(WorkspaceConversation where, String ts) {
    return JsonTrees.object().put("channel", where.id()).put("ts", ts);
  }
}
