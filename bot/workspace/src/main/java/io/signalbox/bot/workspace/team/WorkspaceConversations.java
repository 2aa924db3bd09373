package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.WorkspaceConversation.ConversationKind;
import io.signalbox.bot.workspace.team.WorkspaceConversation.Named;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Register of conversations of the simulated Slack: the seed's channels, and one direct message per
 * person with the bot.
 */
public final class WorkspaceConversations {
  private final AppIdentity identity;
  private final WorkspaceSeed seed;
  private final Map<String, WorkspaceConversation> byId = new LinkedHashMap<>();
  private final Map<String, WorkspaceConversation> direct = new TreeMap<>();

  WorkspaceConversations(WorkspaceSeed seed, AppIdentity identity) {
    this.identity = identity;
    this.seed = seed;
    for (WorkspaceSeed.Channel channel : seed.channels()) {
      Named named = new Named(channel.id(), channel.name(), channel.topic(), channel.creator());
      ConversationKind kind =
          channel.isPrivate() ? ConversationKind.PRIVATE : ConversationKind.CHANNEL;
      Set<String> members = new LinkedHashSet<>(channel.members());
      byId.put(
          channel.id(), new WorkspaceConversation(named, kind, members, channel.botIsMember()));
    }
    seed.people().forEach(this::greet);
  }

  /** Creates a person's direct message with the bot, if there is none. */
  public synchronized void greet(WorkspaceSeed.Person person) {
    if (direct.containsKey(person.id())) {
      return;
    }
    Named named = new Named("D" + person.id().substring(1), person.name(), "", person.id());
    WorkspaceConversation im =
        new WorkspaceConversation(named, ConversationKind.IM, Set.of(person.id()), true);
    byId.put(im.id(), im);
    direct.put(person.id(), im);
  }

  /** Creates a channel with the bot in it; empty when the name is taken. */
  public synchronized Optional<WorkspaceConversation> make(
      String id, String name, boolean isPrivate, Instant now) {
    if (named(name).isPresent()) {
      return Optional.empty();
    }
    ConversationKind kind = isPrivate ? ConversationKind.PRIVATE : ConversationKind.CHANNEL;
    Named named = new Named(id, name, "", identity.botUserId(), now);
    WorkspaceConversation made =
        new WorkspaceConversation(named, kind, Set.of(), /* botIsMember= */ true);
    byId.put(id, made);
    return Optional.of(made);
  }

  public synchronized List<WorkspaceConversation> list() {
    return List.copyOf(byId.values());
  }

  public synchronized Optional<WorkspaceConversation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns a person's direct message with the bot. */
  public synchronized Optional<WorkspaceConversation> direct(String person) {
    return Optional.ofNullable(direct.get(person));
  }

  public Optional<WorkspaceConversation> named(String name) {
    return list().stream()
        .filter(one -> one.kind() != ConversationKind.IM && one.name().equals(name))
        .findFirst();
  }

  /** Returns a conversation in the JSON form of {@code conversations.info}. */
  public ObjectNode json(WorkspaceConversation conversation) {
    ObjectNode json = JsonTrees.object();
    ConversationKind kind = conversation.kind();
    json.put("id", conversation.id()).put("created", conversation.createdAt().getEpochSecond());
    json.put("is_im", kind == ConversationKind.IM)
        .put("is_org_shared", false)
        .put("is_archived", conversation.isArchived());
    json.put("context_team_id", identity.teamId());
    json.put("updated", conversation.createdAt().toEpochMilli());
    if (kind == ConversationKind.IM) {
      json.put("user", conversation.creator()).put("is_user_deleted", false).put("priority", 0);
      return json;
    }
    json.put("name", conversation.name()).put("name_normalized", conversation.name());
    json.put("is_channel", kind == ConversationKind.CHANNEL)
        .put("is_group", false)
        .put("is_mpim", false);
    json.put("is_private", kind == ConversationKind.PRIVATE)
        .put("is_general", false)
        .put("unlinked", 0);
    boolean isShared = isShared(conversation);
    json.put("is_shared", isShared).put("is_ext_shared", isShared);
    json.put("is_pending_ext_shared", false);
    identity.enterprise().ifPresent(one -> json.put("enterprise_id", one.id()));
    json.putArray("shared_team_ids").add(identity.teamId());
    if (isShared) {
      json.putArray("connected_team_ids").add(TeamDirectory.ELSEWHERE);
      json.withArray("shared_team_ids").add(TeamDirectory.ELSEWHERE);
      json.putArray("internal_team_ids").add(identity.teamId());
      json.put("conversation_host_id", identity.teamId());
    }
    json.put("creator", conversation.creator()).put("is_member", conversation.botIsMember());
    json.putArray("pending_shared");
    json.putArray("previous_names");
    json.set("topic", described(conversation.topic(), conversation.creator()));
    json.set("purpose", described(conversation.purpose(), conversation.creator()));
    return json;
  }

  /** Returns the number of members, the bot among them. */
  public int size(WorkspaceConversation conversation) {
    return conversation.members().size() + (conversation.botIsMember() ? 1 : 0);
  }

  /** Returns whether people of another workspace are in it by Slack Connect. */
  public boolean isShared(WorkspaceConversation conversation) {
    return conversation.members().stream().anyMatch(seed::isStranger);
  }

  private static ObjectNode described(String value, String creator) {
    return JsonTrees.object().put("value", value).put("creator", creator).put("last_set", 0);
  }
}
