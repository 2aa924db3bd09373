package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.ConversationWatcher.Reaction;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Web API methods {@code reactions.*}, for reactions to messages. */
final class ReactionMethods {
  private final WorkspaceTeam team;
  private final AppAccess access;

  ReactionMethods(WorkspaceTeam team, AppAccess access) {
    this.team = team;
    this.access = access;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "reactions.add", ApiMethod.bot("reactions:write", call -> react(call, true)),
        "reactions.remove", ApiMethod.bot("reactions:write", call -> react(call, false)),
        "reactions.list", ApiMethod.bot("reactions:read", this::list),
        "reactions.get", ApiMethod.bot("reactions:read", this::get));
  }

  private ObjectNode react(CallArguments arguments, boolean added) {
    WorkspaceConversation where = access.joined(arguments);
    String name = arguments.required("name").replaceAll("^:|:$", "");
    if (!name.matches("[a-z0-9_+'-]+(::skin-tone-[2-6])?")) {
      throw new ApiErrorException("invalid_name");
    }
    WorkspaceMessage message = access.message(where, arguments.required("timestamp"));
    Reaction reaction = new Reaction(team.identity().botUserId(), name, added);
    if (!team.board().react(where, message.ts(), reaction)) {
      throw new ApiErrorException(added ? "already_reacted" : "no_reaction");
    }
    return JsonTrees.object();
  }

  private ObjectNode get(CallArguments arguments) {
    WorkspaceConversation where = access.joined(arguments);
    ObjectNode json = JsonTrees.object().put("type", "message").put("channel", where.id());
    return json.set("message", access.message(where, arguments.required("timestamp")).copy());
  }

  /** Lists the messages that a person, or the bot, reacted to, the newest first. */
  private ObjectNode list(CallArguments arguments) {
    String user = arguments.text("user").orElse(team.identity().botUserId());
    List<ObjectNode> items = new ArrayList<>();
    for (WorkspaceConversation where : team.conversations().list()) {
      where.messages().reversed().stream()
          .filter(message -> where.botIsMember() && message.onlyFor().isEmpty())
          .filter(message -> reacted(message, user))
          .map(
              message ->
                  JsonTrees.object()
                      .put("type", "message")
                      .put("channel", where.id())
                      .<ObjectNode>set("message", message.copy()))
          .forEach(items::add);
    }
    return ListPage.of(items, arguments, 1000).json("items");
  }

  private static boolean reacted(WorkspaceMessage message, String user) {
    return JsonTrees.elements(message.body().path("reactions")).stream()
        .flatMap(reaction -> JsonTrees.elements(reaction.path("users")).stream())
        .anyMatch(one -> one.asText().equals(user));
  }
}
