package io.signalbox.bot.workspace.team;

/** Hears of what happens in conversations: the pages of people, and the app. */
public interface Watcher {
  void posted(Conversation where, Message message);

  void changed(Conversation where, Message before, Message after);

  void deleted(Conversation where, Message before);

  /** Notifies that a reaction was added or removed. */
  void reacted(Conversation where, Message message, Reaction reaction);

  /** A person or the bot is now a member. */
  void joined(Conversation where, String user);

  /** One person's reaction; the name has no colons. */
  record Reaction(String user, String name, boolean added) {}
}
