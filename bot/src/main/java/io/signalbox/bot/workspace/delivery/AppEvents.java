package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Conversation;
import io.signalbox.bot.workspace.team.Conversation.Kind;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Message;
import io.signalbox.bot.workspace.team.Team;
import io.signalbox.bot.workspace.team.Watcher;
import java.util.function.Consumer;

/**
 * Makes events of what happens where the bot is, if the app subscribed to them and has the scope.
 * Shapes and scopes: docs.slack.dev/reference/events. The app hears of its own messages too.
 */
public final class AppEvents implements Watcher {
  private final Team team;
  private final Consumer<ObjectNode> deliver;

  public AppEvents(Team team, Deliveries deliveries) {
    this(team, deliveries::event);
  }

  AppEvents(Team team, Consumer<ObjectNode> deliver) {
    this.team = team;
    this.deliver = deliver;
  }

  @Override
  public void posted(Conversation where, Message message) {
    if (message.onlyFor().isPresent()) {
      return;
    }
    ObjectNode event = located(message.copy(), where).put("event_ts", message.ts());
    event.remove("metadata");
    message
        .thread()
        .filter(thread -> message.isReply())
        .flatMap(where::find)
        .ifPresent(parent -> event.put("parent_user_id", parent.author()));
    aboutMessages(where, event);
    String mention = "<@" + team.identity().botUserId() + ">";
    boolean mentioned = message.body().path("text").asText().contains(mention);
    if (mentioned && where.kind() != Kind.IM && !message.isByApp() && where.botIsMember()) {
      ObjectNode copy = event.deepCopy().put("type", "app_mention");
      copy.remove("channel_type");
      send("app_mention", "app_mentions:read", copy);
    }
  }

  @Override
  public void changed(Conversation where, Message before, Message after) {
    if (before.onlyFor().isPresent()) {
      return;
    }
    ObjectNode event = hidden("message_changed", where);
    event.set("message", after.copy());
    aboutMessages(where, event.set("previous_message", before.copy()));
  }

  @Override
  public void deleted(Conversation where, Message before) {
    if (before.onlyFor().isPresent()) {
      return;
    }
    ObjectNode event = hidden("message_deleted", where).put("deleted_ts", before.ts());
    aboutMessages(where, event.set("previous_message", before.copy()));
  }

  @Override
  public void reacted(Conversation where, Message message, Reaction reaction) {
    String type = reaction.added() ? "reaction_added" : "reaction_removed";
    ObjectNode event = Json.object().put("type", type).put("user", reaction.user());
    event.put("reaction", reaction.name()).put("item_user", message.author());
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", where.id())
        .put("ts", message.ts());
    if (where.botIsMember()) {
      send(type, "reactions:read", event.put("event_ts", team.ids().timestamp()));
    }
  }

  @Override
  public void joined(Conversation where, String user) {
    if (where.botIsMember()) {
      ObjectNode event = Json.object().put("type", "member_joined_channel").put("user", user);
      event.put("channel", where.id()).put("team", team.identity().teamId());
      event.put("channel_type", where.kind() == Kind.PRIVATE ? "G" : "C");
      event.put("event_ts", team.ids().timestamp());
      send("member_joined_channel", where.kind().scope() + ":read", event);
    }
  }

  /**
   * An account is new or changed.
   *
   * @param type {@code team_join} or {@code user_change}
   */
  public void account(String type, ObjectNode user) {
    ObjectNode event = Json.object().put("type", type);
    event.set("user", user);
    send(type, "users:read", event.put("event_ts", team.ids().timestamp()));
  }

  public void homeOpened(String person, String channel) {
    ObjectNode event = Json.object().put("type", "app_home_opened").put("user", person);
    event.put("channel", channel).put("tab", "home").put("event_ts", team.ids().timestamp());
    team.views().home(person).ifPresent(view -> event.set("view", view.deepCopy()));
    send("app_home_opened", "", event);
  }

  /**
   * An assistant thread was opened, or what its person looks at changed.
   *
   * @param type {@code assistant_thread_started} or {@code assistant_thread_context_changed}
   */
  public void assistantThread(String type, ObjectNode thread) {
    ObjectNode event = Json.object().put("type", type);
    event.set("assistant_thread", thread);
    send(type, "assistant:write", event.put("event_ts", team.ids().timestamp()));
  }

  private void aboutMessages(Conversation where, ObjectNode event) {
    if (where.botIsMember()) {
      String scope = where.kind().scope() + ":history";
      String subscription = where.kind() == Kind.PRIVATE ? "groups" : where.kind().event();
      send("message." + (where.kind() == Kind.CHANNEL ? "channels" : subscription), scope, event);
    }
  }

  private ObjectNode hidden(String subtype, Conversation where) {
    ObjectNode event = Json.object().put("type", "message").put("subtype", subtype);
    String ts = team.ids().timestamp();
    return located(event, where).put("hidden", true).put("ts", ts).put("event_ts", ts);
  }

  private static ObjectNode located(ObjectNode event, Conversation where) {
    return event.put("channel", where.id()).put("channel_type", where.kind().event());
  }

  private void send(String subscription, String scope, ObjectNode event) {
    boolean granted = scope.isEmpty() || team.directory().grants(scope);
    if (granted && team.directory().app().events().contains(subscription)) {
      deliver.accept(callback(event));
    }
  }

  private ObjectNode callback(ObjectNode event) {
    ObjectNode payload = Json.object();
    payload.put("token", team.identity().secrets().verificationToken());
    payload
        .put("team_id", team.identity().teamId())
        .put("context_team_id", team.identity().teamId());
    payload.put("api_app_id", team.identity().appId()).put("type", "event_callback");
    payload
        .put("event_id", team.ids().next("Ev"))
        .put("event_time", team.ids().now().getEpochSecond());
    payload.put("is_ext_shared_channel", false).put("event_context", team.ids().next("4-"));
    ObjectNode authorization = payload.putArray("authorizations").addObject();
    authorization.putNull("enterprise_id").put("team_id", team.identity().teamId());
    authorization.put("user_id", team.identity().botUserId()).put("is_bot", true);
    authorization.put("is_enterprise_install", false);
    return payload.set("event", event);
  }
}
