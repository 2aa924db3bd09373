package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.ConversationWatcher;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.PageFeed;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceMessage;

/** Sends changes of conversations to the chat pages of the people who may see them. */
public final class PageUpdates implements ConversationWatcher {
  private final PageFeed feed;

  public PageUpdates(PageFeed feed) {
    this.feed = feed;
  }

  @Override
  public void posted(WorkspaceConversation where, WorkspaceMessage message) {
    publish(message.onlyFor().isPresent() ? "ephemeral" : "message", where, message);
    refreshParent(where, message);
    unread(where, message);
  }

  /** Tells other people's pages that somebody has an unread message of the app. */
  private void unread(WorkspaceConversation where, WorkspaceMessage message) {
    if (message.onlyFor().isPresent() || !message.isByApp()) {
      return;
    }
    String text = message.body().toString();
    where.members().stream()
        .filter(
            person ->
                where.kind() == WorkspaceConversation.ConversationKind.IM
                    || text.contains("<@" + person + ">"))
        .forEach(
            person ->
                feed.publish(
                    JsonTrees.object()
                        .put("type", "unread")
                        .put("person", person)
                        .put("channel", where.id()),
                    reader -> !reader.equals(person)));
  }

  @Override
  public void changed(
      WorkspaceConversation where, WorkspaceMessage before, WorkspaceMessage after) {
    publish("message_changed", where, after);
  }

  @Override
  public void deleted(WorkspaceConversation where, WorkspaceMessage before) {
    ObjectNode news = JsonTrees.object().put("type", "message_deleted");
    news.put("channel", where.id()).put("ts", before.ts());
    feed.publish(news, person -> where.isReadableBy(person) && before.isVisibleTo(person));
    refreshParent(where, before);
  }

  @Override
  public void reacted(WorkspaceConversation where, WorkspaceMessage message, Reaction reaction) {
    ObjectNode news = JsonTrees.object().put("type", "reaction").put("channel", where.id());
    news.put("ts", message.ts());
    news.set("reactions", JsonTrees.list(JsonTrees.elements(message.body().path("reactions"))));
    feed.publish(news, where::isReadableBy);
  }

  @Override
  public void joined(WorkspaceConversation where, String user) {
    ObjectNode news = JsonTrees.object().put("type", "joined").put("channel", where.id());
    feed.publish(news.put("user", user), where::isReadableBy);
  }

  /** Updates the first message of a thread, which carries the number of replies. */
  private void refreshParent(WorkspaceConversation where, WorkspaceMessage reply) {
    if (reply.isReply() && reply.onlyFor().isEmpty()) {
      reply
          .thread()
          .flatMap(where::find)
          .ifPresent(parent -> publish("message_changed", where, parent));
    }
  }

  private void publish(String type, WorkspaceConversation where, WorkspaceMessage message) {
    ObjectNode news = JsonTrees.object().put("type", type);
    news.set("message", PageMessage.of(where, message));
    feed.publish(news, person -> where.isReadableBy(person) && message.isVisibleTo(person));
  }
}
