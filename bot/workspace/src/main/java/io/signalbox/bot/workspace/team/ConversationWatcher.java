package io.signalbox.bot.workspace.team;

/**
 * Listener of changes in conversations; implemented for chat pages, the app's events, and the
 * journal.
 */
public interface ConversationWatcher {
  void posted(WorkspaceConversation where, WorkspaceMessage message);

  void changed(WorkspaceConversation where, WorkspaceMessage before, WorkspaceMessage after);

  void deleted(WorkspaceConversation where, WorkspaceMessage before);

  /** Notifies that a reaction was added or removed. */
  void reacted(WorkspaceConversation where, WorkspaceMessage message, Reaction reaction);

  /** Notifies that a person or the bot is now a member. */
  void joined(WorkspaceConversation where, String user);

  /** Notifies of anything else that happened in the workspace. */
  default void announced(WorkspaceEvent event) {}

  /** Emoji reaction of one person, added or removed; the name has no colons. */
  record Reaction(String user, String name, boolean added) {}
}
