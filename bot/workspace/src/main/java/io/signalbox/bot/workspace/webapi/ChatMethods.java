package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Map;
import java.util.Optional;

/**
 * Web API methods {@code chat.*} that post, update and delete messages, without those for streams.
 */
final class ChatMethods {
  /**
   * Longest text of an update, in characters, a tenth of what may be posted:
   * docs.slack.dev/reference/methods/chat.update.
   */
  private static final int UPDATED_TEXT = 4_000;

  private final WorkspaceTeam team;
  private final AppAccess access;
  private final AppMessages messages;

  ChatMethods(WorkspaceTeam team, AppAccess access, AppMessages messages) {
    this.team = team;
    this.access = access;
    this.messages = messages;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "chat.postMessage", ApiMethod.bot("chat:write", this::post),
        "chat.postEphemeral", ApiMethod.bot("chat:write", this::postEphemeral),
        "chat.meMessage", ApiMethod.bot("chat:write", this::me),
        "chat.update", ApiMethod.bot("chat:write", this::update),
        "chat.delete", ApiMethod.bot("chat:write", this::delete),
        "chat.getPermalink", ApiMethod.bot("", this::permalink));
  }

  private ObjectNode post(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    if (where.isArchived()) {
      throw new ApiErrorException("is_archived");
    }
    boolean welcome =
        where.kind() == ConversationKind.CHANNEL && access.grants("chat:write.public");
    if (!where.botIsMember() && !welcome) {
      throw new ApiErrorException("not_in_channel");
    }
    MessageDraft draft = MessageDraft.of(arguments, team.ids()).orNoText();
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    WorkspaceMessage message = messages.post(where, draft, thread);
    return located(where, message.ts()).set("message", message.copy());
  }

  private ObjectNode postEphemeral(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    String user = arguments.required("user");
    if (!where.has(user)) {
      throw new ApiErrorException("user_not_in_channel");
    }
    MessageDraft draft = MessageDraft.of(arguments, team.ids()).orNoText();
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    WorkspaceMessage message = messages.postEphemeral(where, draft, thread, user);
    return JsonTrees.object().put("message_ts", message.ts());
  }

  private ObjectNode me(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    MessageDraft draft = MessageDraft.of(arguments, team.ids()).orNoText();
    WorkspaceMessage said =
        messages
            .written(where, draft, Optional.empty())
            .with(body -> body.put("subtype", "me_message"));
    return located(where, team.board().post(where, said).ts());
  }

  private ObjectNode update(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    WorkspaceMessage before = own(where, arguments, "cant_update_message");
    if (before.streaming()) {
      throw new ApiErrorException("streaming_state_conflict");
    }
    if (arguments.text("text").orElse("").length() > UPDATED_TEXT) {
      throw new ApiErrorException("msg_too_long");
    }
    MessageDraft draft = MessageDraft.of(arguments, team.ids());
    if (draft.text().isEmpty() && draft.blocks().isEmpty()) {
      throw new ApiErrorException("no_text");
    }
    String by = team.identity().botUserId();
    WorkspaceMessage after =
        team.board()
            .change(where, before.ts(), message -> edited(message, draft, by))
            .orElseThrow(() -> new ApiErrorException("message_not_found"));
    ObjectNode json = located(where, after.ts());
    json.put("text", after.body().path("text").asText());
    return json.set("message", after.copy().without("ts"));
  }

  private WorkspaceMessage edited(WorkspaceMessage message, MessageDraft draft, String by) {
    return message.with(
        body -> {
          // Blocks stay unless others are given; an empty list takes them away. So says Slack.
          draft.writeTo(body);
          if (body.path("blocks").isEmpty()) {
            body.remove("blocks");
          }
          body.putObject("edited").put("user", by).put("ts", team.ids().timestamp());
        });
  }

  private ObjectNode delete(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    WorkspaceMessage message = own(where, arguments, "cant_delete_message");
    if (message.streaming()) {
      throw new ApiErrorException("cant_delete_message");
    }
    team.board().delete(where, message.ts());
    return located(where, message.ts());
  }

  private WorkspaceMessage own(
      WorkspaceConversation where, CallArguments arguments, String otherwise) {
    WorkspaceMessage message = access.message(where, arguments.required("ts"));
    if (!message.isByApp()) {
      throw new ApiErrorException(otherwise);
    }
    return message;
  }

  private ObjectNode permalink(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    WorkspaceMessage message =
        where
            .find(arguments.required("message_ts"))
            .orElseThrow(() -> new ApiErrorException("message_not_found"));
    String path = "/archives/" + where.id() + "/p" + message.ts().replace(".", "");
    String thread =
        message.thread().map(ts -> "?thread_ts=" + ts + "&cid=" + where.id()).orElse("");
    String host = "https://" + team.identity().domain() + ".slack.com";
    return JsonTrees.object().put("channel", where.id()).put("permalink", host + path + thread);
  }

  private static ObjectNode located(WorkspaceConversation where, String ts) {
    return JsonTrees.object().put("channel", where.id()).put("ts", ts);
  }
}
