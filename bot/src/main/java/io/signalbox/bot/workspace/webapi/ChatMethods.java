package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Conversation.Kind;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import java.util.Map;
import java.util.Optional;

/** Posting, changing and deleting: {@code chat.*} without the streams. */
final class ChatMethods {
  /** A tenth of what may be posted: docs.slack.dev/reference/methods/chat.update. */
  private static final int UPDATED_TEXT = 4_000;

  private final Team team;
  private final Access access;
  private final AppMessages messages;

  ChatMethods(Team team, Access access, AppMessages messages) {
    this.team = team;
    this.access = access;
    this.messages = messages;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.postMessage", Method.bot("chat:write", this::post),
        "chat.postEphemeral", Method.bot("chat:write", this::postEphemeral),
        "chat.update", Method.bot("chat:write", this::update),
        "chat.delete", Method.bot("chat:write", this::delete),
        "chat.getPermalink", Method.bot("", this::permalink));
  }

  private ObjectNode post(Arguments arguments) {
    Conversation where = access.conversation(arguments);
    boolean welcome = where.kind() == Kind.CHANNEL && access.grants("chat:write.public");
    if (!where.botIsMember() && !welcome) {
      throw new ApiError("not_in_channel");
    }
    Draft draft = Draft.of(arguments, team.ids()).orNoText();
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    Message message = messages.post(where, draft, thread);
    return located(where, message.ts()).set("message", message.copy());
  }

  private ObjectNode postEphemeral(Arguments arguments) {
    Conversation where = access.joined(arguments);
    String user = arguments.required("user");
    if (!where.has(user)) {
      throw new ApiError("user_not_in_channel");
    }
    Draft draft = Draft.of(arguments, team.ids()).orNoText();
    Optional<String> thread = messages.thread(where, arguments.text("thread_ts"));
    Message message = messages.postEphemeral(where, draft, thread, user);
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(Arguments arguments) {
    Conversation where = access.conversation(arguments);
    Message before = own(where, arguments, "cant_update_message");
    if (before.streaming()) {
      throw new ApiError("streaming_state_conflict");
    }
    if (arguments.text("text").orElse("").length() > UPDATED_TEXT) {
      throw new ApiError("msg_too_long");
    }
    Draft draft = Draft.of(arguments, team.ids());
    if (draft.text().isEmpty() && draft.blocks().isEmpty()) {
      throw new ApiError("no_text");
    }
    String by = team.identity().botUserId();
    Message after =
        team.board()
            .change(where, before.ts(), message -> edited(message, draft, by))
            .orElseThrow(() -> new ApiError("message_not_found"));
    ObjectNode json = located(where, after.ts());
    json.put("text", after.body().path("text").asText());
    return json.set("message", after.copy());
  }

  private Message edited(Message message, Draft draft, String by) {
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

  private ObjectNode delete(Arguments arguments) {
    Conversation where = access.conversation(arguments);
    Message message = own(where, arguments, "cant_delete_message");
    if (message.streaming()) {
      throw new ApiError("cant_delete_message");
    }
    team.board().delete(where, message.ts());
    return located(where, message.ts());
  }

  private static Message own(Conversation where, Arguments arguments, String otherwise) {
    Message message =
        where
            .find(arguments.required("ts"))
            .filter(one -> one.onlyFor().isEmpty())
            .orElseThrow(() -> new ApiError("message_not_found"));
    if (!message.isByApp()) {
      throw new ApiError(otherwise);
    }
    return message;
  }

  private ObjectNode permalink(Arguments arguments) {
    Conversation where = access.conversation(arguments);
    Message message =
        where
            .find(arguments.required("message_ts"))
            .orElseThrow(() -> new ApiError("message_not_found"));
    String path = "/archives/" + where.id() + "/p" + message.ts().replace(".", "");
    String thread =
        message.thread().map(ts -> "?thread_ts=" + ts + "&cid=" + where.id()).orElse("");
    String host = "https://" + team.identity().domain() + ".slack.com";
    return Json.object().put("channel", where.id()).put("permalink", host + path + thread);
  }

  private static ObjectNode located(Conversation where, String ts) {
    return Json.object().put("channel", where.id()).put("ts", ts);
  }
}
