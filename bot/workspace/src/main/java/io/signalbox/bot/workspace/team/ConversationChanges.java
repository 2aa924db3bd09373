package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.ConversationWatcher.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes to conversations, each reported to every watcher: posts, edits, deletions, reactions,
 * joins.
 */
public final class ConversationChanges {
  private final List<ConversationWatcher> watchers = new CopyOnWriteArrayList<>();
  private final SlackIds ids;
  private final AppIdentity identity;

  ConversationChanges(SlackIds ids, AppIdentity identity) {
    this.ids = ids;
    this.identity = identity;
  }

  public void watch(ConversationWatcher watcher) {
    watchers.add(watcher);
  }

  /** Returns the JSON of a new message by a person, to be completed. */
  public ObjectNode fromPerson(String person, String text) {
    ObjectNode body = JsonTrees.object();
    body.put("type", "message").put("client_msg_id", ids.uuid()).put("user", person);
    return body.put("text", text).put("ts", ids.timestamp()).put("team", identity.teamId());
  }

  /** Returns the JSON of a new message by the app, to be completed. */
  public ObjectNode fromApp(String text) {
    ObjectNode body = JsonTrees.object();
    body.put("type", "message").put("user", identity.botUserId()).put("text", text);
    body.put("ts", ids.timestamp()).put("bot_id", identity.botId());
    body.put("app_id", identity.appId()).put("team", identity.teamId());
    ObjectNode profile = body.putObject("bot_profile");
    profile.put("id", identity.botId()).put("app_id", identity.appId());
    profile.put("name", identity.appName()).put("deleted", false).put("updated", 0);
    profile.set("icons", identity.icons());
    return body.set("bot_profile", profile.put("team_id", identity.teamId()));
  }

  public WorkspaceMessage post(WorkspaceConversation where, WorkspaceMessage message) {
    where.put(message);
    tell(watcher -> watcher.posted(where, message));
    return message;
  }

  /** Changes a message if it is there, and returns what it became. */
  public Optional<WorkspaceMessage> change(
      WorkspaceConversation where, String ts, UnaryOperator<WorkspaceMessage> change) {
    Optional<WorkspaceConversation.MessageChange> done = where.change(ts, change);
    done.ifPresent(one -> tell(watcher -> watcher.changed(where, one.before(), one.after())));
    return done.map(WorkspaceConversation.MessageChange::after);
  }

  /**
   * Deletes a message and returns whether there was one; one that has replies leaves a tombstone,
   * as in Slack.
   */
  public boolean delete(WorkspaceConversation where, String ts) {
    boolean hasReplies = where.thread(ts).stream().anyMatch(WorkspaceMessage::isReply);
    Optional<WorkspaceMessage> before = where.remove(ts);
    if (before.isPresent() && hasReplies) {
      ObjectNode tombstone = JsonTrees.object().put("type", "message").put("subtype", "tombstone");
      tombstone.put("text", "This message was deleted.").put("user", "USLACKBOT");
      tombstone.put("hidden", true).put("ts", ts).put("thread_ts", ts);
      where.put(WorkspaceMessage.of(where.id(), tombstone));
    }
    before.ifPresent(message -> tell(watcher -> watcher.deleted(where, message)));
    return before.isPresent();
  }

  /** Adds or removes a reaction and returns whether that changed anything. */
  public boolean react(WorkspaceConversation where, String ts, Reaction reaction) {
    Optional<WorkspaceConversation.MessageChange> done =
        where.change(ts, message -> message.with(body -> react(body, reaction)));
    Optional<WorkspaceMessage> changed =
        done.filter(one -> !one.before().body().equals(one.after().body()))
            .map(WorkspaceConversation.MessageChange::after);
    changed.ifPresent(message -> tell(watcher -> watcher.reacted(where, message, reaction)));
    return changed.isPresent();
  }

  private static void react(ObjectNode body, Reaction reaction) {
    ArrayNode all = JsonTrees.array();
    boolean known = false;
    for (var entry : body.path("reactions")) {
      List<String> users =
          new java.util.ArrayList<>(
              JsonTrees.elements(entry.path("users")).stream().map(user -> user.asText()).toList());
      if (entry.path("name").asText().equals(reaction.name())) {
        known = true;
        users.remove(reaction.user());
        if (reaction.added()) {
          users.add(reaction.user());
        }
      }
      if (!users.isEmpty()) {
        all.add(reaction(entry.path("name").asText(), users));
      }
    }
    if (!known && reaction.added()) {
      all.add(reaction(reaction.name(), List.of(reaction.user())));
    }
    body.remove("reactions");
    if (!all.isEmpty()) {
      body.set("reactions", all);
    }
  }

  private static ObjectNode reaction(String name, List<String> users) {
    ObjectNode entry = JsonTrees.object().put("name", name).put("count", users.size());
    return entry.set("users", JsonTrees.strings(users));
  }

  public void join(WorkspaceConversation where, String user) {
    boolean joins = user.equals(identity.botUserId()) ? where.botJoins() : where.join(user);
    if (joins) {
      tell(watcher -> watcher.joined(where, user));
    }
  }

  public void leave(WorkspaceConversation where, String user) {
    boolean leaves = user.equals(identity.botUserId()) ? where.botLeaves() : where.leave(user);
    if (leaves) {
      String kind = where.kind().scope();
      ObjectNode left = JsonTrees.object().put("user", user).put("channel", where.id());
      left.put("channel_type", kind.equals("groups") ? "G" : "C").put("team", identity.teamId());
      announce(new WorkspaceEvent("member_left_channel", kind + ":read", left));
    }
  }

  /** Notes where the files of a message are shared, and announces it. */
  public void share(WorkspaceConversation where, SharedFiles files, WorkspaceMessage message) {
    for (var file : message.body().path("files")) {
      String id = file.path("id").asText();
      files.find(id).ifPresent(one -> one.share(where.id()));
      for (String type : List.of("file_created", "file_shared")) {
        ObjectNode fields = JsonTrees.object().put("file_id", id).put("user_id", message.author());
        fields.putObject("file").put("id", id);
        if (type.equals("file_shared")) {
          fields.put("channel_id", where.id());
        }
        announce(new WorkspaceEvent(type, "files:read", fields));
      }
    }
  }

  /** Tells every watcher of an event that is no message, reaction or join. */
  public void announce(WorkspaceEvent event) {
    event.fields().put("event_ts", ids.timestamp());
    tell(watcher -> watcher.announced(event));
  }

  private void tell(Consumer<ConversationWatcher> news) {
    watchers.forEach(news);
  }
}
