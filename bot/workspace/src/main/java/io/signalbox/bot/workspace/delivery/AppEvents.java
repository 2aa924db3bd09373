package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.AppIdentity;
import io.signalbox.bot.workspace.team.ConversationWatcher;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceConversation;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceMessage;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends the app Events API payloads about conversations of the simulated Slack, if it subscribed to
 * them and has the scope. Shapes and scopes: docs.slack.dev/reference/events. The app hears of its
 * own messages too.
 */
public final class AppEvents implements ConversationWatcher {
  private final WorkspaceTeam team;
  private final Consumer<ObjectNode> deliver;

  public AppEvents(WorkspaceTeam team, AppDeliveries deliveries) {
    this(team, deliveries::event);
  }

  AppEvents(WorkspaceTeam team, Consumer<ObjectNode> deliver) {
    this.team = team;
    this.deliver = deliver;
  }

  @Override
  public void posted(WorkspaceConversation where, WorkspaceMessage message) {
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
    if (mentioned
        && where.kind() != ConversationKind.IM
        && !message.isByApp()
        && where.botIsMember()) {
      ObjectNode copy = event.deepCopy().put("type", "app_mention");
      copy.remove("channel_type");
      send("app_mention", "app_mentions:read", copy);
    }
  }

  @Override
  public void changed(
      WorkspaceConversation where, WorkspaceMessage before, WorkspaceMessage after) {
    if (before.onlyFor().isPresent()) {
      return;
    }
    ObjectNode event = hidden("message_changed", where);
    event.set("message", after.copy());
    aboutMessages(where, event.set("previous_message", before.copy()));
  }

  @Override
  public void deleted(WorkspaceConversation where, WorkspaceMessage before) {
    if (before.onlyFor().isPresent()) {
      return;
    }
    ObjectNode event = hidden("message_deleted", where).put("deleted_ts", before.ts());
    aboutMessages(where, event.set("previous_message", before.copy()));
  }

  @Override
  public void reacted(WorkspaceConversation where, WorkspaceMessage message, Reaction reaction) {
    String type = reaction.added() ? "reaction_added" : "reaction_removed";
    ObjectNode event = JsonTrees.object().put("type", type).put("user", reaction.user());
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
  public void joined(WorkspaceConversation where, String user) {
    if (where.botIsMember()) {
      ObjectNode event = JsonTrees.object().put("type", "member_joined_channel").put("user", user);
      event.put("channel", where.id()).put("team", team.identity().teamId());
      event.put("channel_type", where.kind() == ConversationKind.PRIVATE ? "G" : "C");
      event.put("event_ts", team.ids().timestamp());
      send("member_joined_channel", where.kind().scope() + ":read", event);
    }
  }

  @Override
  public void announced(WorkspaceEvent happened) {
    ObjectNode event = JsonTrees.object().put("type", happened.type());
    send(happened.type(), happened.scope(), event.setAll(happened.fields().deepCopy()));
  }

  public void homeOpened(String person, String channel) {
    ObjectNode event = JsonTrees.object().put("type", "app_home_opened").put("user", person);
    event.put("channel", channel).put("tab", "home").put("event_ts", team.ids().timestamp());
    team.views().home(person).ifPresent(view -> event.set("view", view.deepCopy()));
    send("app_home_opened", "", event);
  }

  /**
   * Sends an event about an assistant thread that was opened, or whose context changed.
   *
   * @param type {@code assistant_thread_started} or {@code assistant_thread_context_changed}
   */
  public void assistantThread(String type, ObjectNode thread) {
    ObjectNode event = JsonTrees.object().put("type", type);
    event.set("assistant_thread", thread);
    send(type, "assistant:write", event.put("event_ts", team.ids().timestamp()));
  }

  private void aboutMessages(WorkspaceConversation where, ObjectNode event) {
    if (where.botIsMember()) {
      String scope = where.kind().scope() + ":history";
      String subscription =
          where.kind() == ConversationKind.PRIVATE ? "groups" : where.kind().event();
      send(
          "message." + (where.kind() == ConversationKind.CHANNEL ? "channels" : subscription),
          scope,
          event);
    }
  }

  private ObjectNode hidden(String subtype, WorkspaceConversation where) {
    ObjectNode event = JsonTrees.object().put("type", "message").put("subtype", subtype);
    String ts = team.ids().timestamp();
    return located(event, where).put("hidden", true).put("ts", ts).put("event_ts", ts);
  }

  private static ObjectNode located(ObjectNode event, WorkspaceConversation where) {
    return event.put("channel", where.id()).put("channel_type", where.kind().event());
  }

  private void send(String subscription, String scope, ObjectNode event) {
    boolean granted = scope.isEmpty() || team.directory().grants(scope);
    if (granted && team.directory().app().events().contains(subscription)) {
      deliver.accept(callback(event));
    }
  }

  private ObjectNode callback(ObjectNode event) {
    AppIdentity identity = team.identity();
    Optional<String> organisation = identity.enterprise().map(WorkspaceSeed.Enterprise::id);
    boolean isShared =
        team.conversations()
            .find(event.path("channel").asText())
            .map(team.conversations()::isShared)
            .orElse(false);
    if (isShared && event.path("user").isTextual()) {
      // Slack says of whom in a shared channel comes from where.
      String home = team.directory().team(event.path("user").asText());
      event.put("user_team", home).put("source_team", home);
      if (event.has("team")) {
        event.put("team", home);
      }
    }
    ObjectNode payload = JsonTrees.object();
    payload.put("token", identity.secrets().verificationToken()).put("team_id", identity.teamId());
    organisation.ifPresent(id -> payload.put("enterprise_id", id));
    payload.put("context_team_id", identity.teamId());
    payload.put("context_enterprise_id", organisation.orElse(null));
    payload.put("api_app_id", identity.appId()).put("type", "event_callback");
    payload
        .put("event_id", team.ids().next("Ev"))
        .put("event_time", team.ids().now().getEpochSecond());
    payload.put("is_ext_shared_channel", isShared).put("event_context", team.ids().next("4-"));
    ObjectNode authorization = payload.putArray("authorizations").addObject();
    authorization.put("enterprise_id", organisation.orElse(null));
    authorization.put("team_id", identity.teamId());
    authorization.put("user_id", identity.botUserId()).put("is_bot", true);
    authorization.put("is_enterprise_install", identity.isEnterpriseInstall());
    return payload.set("event", event);
  }
}
