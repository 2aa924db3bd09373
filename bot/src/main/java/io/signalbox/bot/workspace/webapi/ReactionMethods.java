package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import io.signalbox.bot.workspace.team.Watcher.Reaction;
import java.util.Map;

/** {@code reactions.*}, on messages. */
final class ReactionMethods {
  private final Team team;
  private final Access access;

  ReactionMethods(Team team, Access access) {
    this.team = team;
    this.access = access;
  }

  Map<String, Method> all() {
    return Map.of(
        "reactions.add", Method.bot("reactions:write", call -> react(call, true)),
        "reactions.remove", Method.bot("reactions:write", call -> react(call, false)),
        "reactions.get", Method.bot("reactions:read", this::get));
  }

  private ObjectNode react(Arguments arguments, boolean added) {
    Conversation where = access.joined(arguments);
    String name = arguments.required("name").replaceAll("^:|:$", "");
    if (!name.matches("[a-z0-9_+'-]+(::skin-tone-[2-6])?")) {
      throw new ApiError("invalid_name");
    }
    Message message = message(where, arguments);
    Reaction reaction = new Reaction(team.identity().botUserId(), name, added);
    if (!team.board().react(where, message.ts(), reaction)) {
      throw new ApiError(added ? "already_reacted" : "no_reaction");
    }
    return Json.object();
  }

  private ObjectNode get(Arguments arguments) {
    Conversation where = access.joined(arguments);
    ObjectNode json = Json.object().put("type", "message").put("channel", where.id());
    return json.set("message", message(where, arguments).copy());
  }

  private static Message message(Conversation where, Arguments arguments) {
    return where
        .find(arguments.required("timestamp"))
        .filter(one -> one.onlyFor().isEmpty())
        .orElseThrow(() -> new ApiError("message_not_found"));
  }
}
