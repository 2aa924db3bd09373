package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Web API methods {@code conversations.*} that create and change channels. Source:
 * docs.slack.dev/reference/methods.
 */
final class ChannelMethods {
  private static final int LONGEST_TOPIC = 250;
  private static final int LONGEST_NAME = 80;
  private static final Set<String> GENERAL = Set.of("general");

  private final WorkspaceTeam team;
  private final AppAccess access;

  ChannelMethods(WorkspaceTeam team, AppAccess access) {
    this.team = team;
    this.access = access;
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "conversations.create", ApiMethod.bot("", this::create),
        "conversations.invite", ApiMethod.bot("", this::invite),
        "conversations.setTopic", ApiMethod.bot("", this::setTopic),
        "conversations.archive", ApiMethod.bot("", this::archive));
  }

  private ObjectNode create(CallArguments arguments) {
    boolean isPrivate = arguments.flag("is_private");
    access.need(isPrivate ? "groups:write" : "channels:manage");
    String name =
        arguments.text("name").orElseThrow(() -> new ApiErrorException("invalid_name_required"));
    if (name.length() > LONGEST_NAME) {
      throw new ApiErrorException("invalid_name_maxlength");
    }
    if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
      throw new ApiErrorException("invalid_name_specials");
    }
    WorkspaceConversation made =
        team.conversations()
            .make(team.ids().next("C"), name, isPrivate, team.ids().now())
            .orElseThrow(() -> new ApiErrorException("name_taken"));
    return JsonTrees.object().set("channel", team.conversations().json(made));
  }

  private ObjectNode invite(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    List<String> users = List.of(arguments.text("users").orElse("").split(",", -1));
    for (String user : users) {
      if (user.equals(team.identity().botUserId())) {
        throw new ApiErrorException("cant_invite_self");
      }
      if (team.conversations().direct(user).isEmpty() || team.directory().isDeactivated(user)) {
        throw new ApiErrorException("user_not_found");
      }
      if (where.has(user)) {
        throw new ApiErrorException("already_in_channel");
      }
    }
    users.forEach(user -> team.board().join(where, user));
    return JsonTrees.object().set("channel", team.conversations().json(where));
  }

  private ObjectNode setTopic(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    String topic = arguments.text("topic").orElse("");
    if (topic.length() > LONGEST_TOPIC) {
      throw new ApiErrorException("too_long");
    }
    where.describe(topic);
    return JsonTrees.object().set("channel", team.conversations().json(where));
  }

  private ObjectNode archive(CallArguments arguments) {
    WorkspaceConversation where = managed(arguments);
    if (GENERAL.contains(where.name())) {
      throw new ApiErrorException("cant_archive_general");
    }
    if (!where.archive()) {
      throw new ApiErrorException("already_archived");
    }
    return JsonTrees.object();
  }

  private WorkspaceConversation open(CallArguments arguments) {
    WorkspaceConversation where = access.joined(managed(arguments));
    if (where.isArchived()) {
      throw new ApiErrorException("is_archived");
    }
    return where;
  }

  private WorkspaceConversation managed(CallArguments arguments) {
    WorkspaceConversation where = access.conversation(arguments);
    if (where.kind() == ConversationKind.IM) {
      throw new ApiErrorException("method_not_supported_for_channel_type");
    }
    access.need(where.kind() == ConversationKind.PRIVATE ? "groups:write" : "channels:manage");
    return where;
  }
}
