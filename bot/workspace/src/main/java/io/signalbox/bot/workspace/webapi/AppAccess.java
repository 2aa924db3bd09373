package io.signalbox.bot.workspace.webapi;

import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;
import java.util.TreeSet;

/** Permission check of the app: its scopes, and the conversations that it may see. */
final class AppAccess {
  private final WorkspaceTeam team;

  AppAccess(WorkspaceTeam team) {
    this.team = team;
  }

  String provided() {
    return String.join(",", new TreeSet<>(team.directory().app().scopes()));
  }

  boolean grants(String scope) {
    return team.directory().grants(scope);
  }

  void need(String scope) {
    if (!grants(scope)) {
      throw ApiErrorException.missingScope(scope, provided());
    }
  }

  /**
   * Returns the conversation of the argument {@code channel}, if the app may know that it exists.
   */
  WorkspaceConversation conversation(CallArguments arguments) {
    String id = arguments.text("channel").orElseThrow(() -> ApiErrorException.missing("channel"));
    return find(id).orElseThrow(() -> new ApiErrorException("channel_not_found"));
  }

  /** Finds a conversation by id or name; a private channel without the bot is not found. */
  Optional<WorkspaceConversation> find(String id) {
    String name = id.startsWith("#") ? id.substring(1) : id;
    return team.conversations()
        .find(id)
        .or(() -> team.conversations().direct(id))
        .or(() -> team.conversations().named(name))
        .filter(one -> one.kind() == ConversationKind.CHANNEL || one.botIsMember());
  }

  /** Returns the conversation, after checking the scope, which depends on its kind. */
  WorkspaceConversation conversation(CallArguments arguments, String permission) {
    WorkspaceConversation conversation = conversation(arguments);
    need(conversation.kind().scope() + ":" + permission);
    return conversation;
  }

  /** Returns the message of this timestamp, if it is not for one person only. */
  WorkspaceMessage message(WorkspaceConversation where, String ts) {
    return where
        .find(ts)
        .filter(one -> one.onlyFor().isEmpty())
        .orElseThrow(() -> new ApiErrorException("message_not_found"));
  }

  WorkspaceConversation joined(CallArguments arguments) {
    return joined(conversation(arguments));
  }

  WorkspaceConversation joined(WorkspaceConversation conversation) {
    if (!conversation.botIsMember()) {
      throw new ApiErrorException("not_in_channel");
    }
    return conversation;
  }
}
