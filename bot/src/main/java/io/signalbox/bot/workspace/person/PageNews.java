package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Feed;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Watcher;

/** Tells the pages of those who may see it. */
public final class PageNews implements Watcher {
  private final Feed feed;

  public PageNews(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void posted(Conversation where, Message message) {
    publish(message.onlyFor().isPresent() ? "ephemeral" : "message", where, message);
    refreshParent(where, message);
  }

  @Override
  public void changed(Conversation where, Message before, Message after) {
    publish("message_changed", where, after);
  }

  @Override
  public void deleted(Conversation where, Message before) {
    ObjectNode news = Json.object().put("type", "message_deleted");
    news.put("channel", where.id()).put("ts", before.ts());
    feed.publish(news, person -> where.isReadableBy(person) && before.isVisibleTo(person));
    refreshParent(where, before);
  }

  @Override
  public void reacted(Conversation where, Message message, Reaction reaction) {
    ObjectNode news = Json.object().put("type", "reaction").put("channel", where.id());
    news.put("ts", message.ts());
    news.set("reactions", Json.list(Json.elements(message.body().path("reactions"))));
    feed.publish(news, where::isReadableBy);
  }

  @Override
  public void joined(Conversation where, String user) {
    ObjectNode news = Json.object().put("type", "joined").put("channel", where.id());
    feed.publish(news.put("user", user), where::isReadableBy);
  }

  /** A parent's count of replies is part of it. */
  private void refreshParent(Conversation where, Message reply) {
    if (reply.isReply() && reply.onlyFor().isEmpty()) {
      reply
          .thread()
          .flatMap(where::find)
          .ifPresent(parent -> publish("message_changed", where, parent));
    }
  }

  private void publish(String type, Conversation where, Message message) {
    ObjectNode news = Json.object().put("type", type);
    news.set("message", PageMessage.of(where, message));
    feed.publish(news, person -> where.isReadableBy(person) && message.isVisibleTo(person));
  }
}
