package io.signalbox.bot.workspace.team;

/** Hears of what happens in conversations: the pages of people, and the app. */
public interface ConversationWatcher {
  void posted(WorkspaceConversation where, WorkspaceMessage message);

  void changed(WorkspaceConversation where, WorkspaceMessage before, WorkspaceMessage after);

  void deleted(WorkspaceConversation where, WorkspaceMessage before);

  /** Notifies that a reaction was added or removed. */
  void reacted(WorkspaceConversation where, WorkspaceMessage message, Reaction reaction);

  /** A person or the bot is now a member. */
  void joined(WorkspaceConversation where, String user);

  /** One person's reaction; the name has no colons. */
  record Reaction(String user, String name, boolean added) {}
}
