package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
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
    return Map.ofEntries(
        entry("conversations.create", this::create),
        entry("conversations.invite", this::invite),
        entry("conversations.setTopic", this::setTopic),
        entry("conversations.setPurpose", this::setPurpose),
        entry("conversations.rename", this::rename),
        entry("conversations.kick", this::kick),
        entry("conversations.leave", this::leave),
        entry("conversations.archive", this::archive),
        entry("conversations.unarchive", this::unarchive));
  }

  private static Map.Entry<String, ApiMethod> entry(String name, ApiMethod.Body body) {
    return Map.entry(name, ApiMethod.bot("", body));
  }

  private ObjectNode create(CallArguments arguments) {
    boolean isPrivate = arguments.flag("is_private");
    access.need(isPrivate ? "groups:write" : "channels:manage");
    String name = name(arguments);
    WorkspaceConversation made =
        team.conversations()
            .make(team.ids().next("C"), name, isPrivate, team.ids().now())
            .orElseThrow(() -> new ApiErrorException("name_taken"));
    if (!isPrivate) {
      ObjectNode channel = brief(made).put("creator", team.identity().botUserId());
      announce("channel_created", JsonTrees.object().set("channel", channel));
    }
    return channel(made);
  }

  private static String name(CallArguments arguments) {
    String name =
        arguments.text("name").orElseThrow(() -> new ApiErrorException("invalid_name_required"));
    if (name.length() > LONGEST_NAME) {
      throw new ApiErrorException("invalid_name_maxlength");
    }
    if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
      throw new ApiErrorException("invalid_name_specials");
    }
    return name;
  }

  private ObjectNode rename(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    String name = name(arguments);
    if (!name.equals(where.name()) && team.conversations().named(name).isPresent()) {
      throw new ApiErrorException("name_taken");
    }
    where.rename(name);
    announce(where, "rename", JsonTrees.object().set("channel", brief(where)));
    return channel(where);
  }

  private ObjectNode kick(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    String user = arguments.required("user");
    if (user.equals(team.identity().botUserId())) {
      throw new ApiErrorException("cant_kick_self");
    }
    if (GENERAL.contains(where.name())) {
      throw new ApiErrorException("cant_kick_from_general");
    }
    if (!where.has(user)) {
      throw new ApiErrorException("not_in_channel");
    }
    team.board().leave(where, user);
    ObjectNode json = JsonTrees.object();
    json.putObject("errors");
    return json;
  }

  private ObjectNode leave(CallArguments arguments) {
    WorkspaceConversation where = managed(arguments);
    if (GENERAL.contains(where.name())) {
      throw new ApiErrorException("cant_leave_general");
    }
    if (!where.botIsMember()) {
      return JsonTrees.object().put("not_in_channel", true);
    }
    team.board().leave(where, team.identity().botUserId());
    return JsonTrees.object();
  }

  private ObjectNode setPurpose(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    String purpose = arguments.text("purpose").orElse("");
    if (purpose.length() > LONGEST_TOPIC) {
      throw new ApiErrorException("too_long");
    }
    where.explain(purpose);
    return channel(where);
  }

  private ObjectNode unarchive(CallArguments arguments) {
    WorkspaceConversation where = managed(arguments);
    if (!where.unarchive()) {
      throw new ApiErrorException("not_archived");
    }
    announce(where, "unarchive", acted(where));
    return JsonTrees.object();
  }

  private ObjectNode channel(WorkspaceConversation where) {
    return JsonTrees.object().set("channel", team.conversations().json(where));
  }

  private ObjectNode brief(WorkspaceConversation where) {
    return JsonTrees.object()
        .put("id", where.id())
        .put("name", where.name())
        .put("created", where.createdAt().getEpochSecond());
  }

  private ObjectNode acted(WorkspaceConversation where) {
    return JsonTrees.object().put("channel", where.id()).put("user", team.identity().botUserId());
  }

  private void announce(String type, ObjectNode fields) {
    team.board().announce(new WorkspaceEvent(type, "channels:read", fields));
  }

  /** Announces a change of a channel; private ones have event names and a scope of their own. */
  private void announce(WorkspaceConversation where, String what, ObjectNode fields) {
    boolean isPrivate = where.kind() == ConversationKind.PRIVATE;
    String type = (isPrivate ? "group_" : "channel_") + what;
    String scope = where.kind().scope() + ":read";
    team.board().announce(new WorkspaceEvent(type, scope, fields));
  }

  private ObjectNode invite(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    List<String> users = arguments.list("users");
    if (users.isEmpty()) {
      throw new ApiErrorException("user_not_found");
    }
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
    return channel(where);
  }

  private ObjectNode setTopic(CallArguments arguments) {
    WorkspaceConversation where = open(arguments);
    String topic = arguments.text("topic").orElse("");
    if (topic.length() > LONGEST_TOPIC) {
      throw new ApiErrorException("too_long");
    }
    where.describe(topic);
    return channel(where);
  }

  private ObjectNode archive(CallArguments arguments) {
    WorkspaceConversation where = managed(arguments);
    if (GENERAL.contains(where.name())) {
      throw new ApiErrorException("cant_archive_general");
    }
    if (!where.archive()) {
      throw new ApiErrorException("already_archived");
    }
    announce(where, "archive", acted(where));
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
