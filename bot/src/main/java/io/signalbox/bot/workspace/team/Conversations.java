package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.WorkspaceSeed;
import io.signalbox.bot.workspace.team.Conversation.Kind;
import io.signalbox.bot.workspace.team.Conversation.Named;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Register of conversations: the seed's channels, and one direct message per person with the bot. */
public final class Conversations {
  private final Identity identity;
  private final WorkspaceSeed seed;
  private final Map<String, Conversation> byId = new LinkedHashMap<>();
  private final Map<String, Conversation> direct = new TreeMap<>();

  Conversations(WorkspaceSeed seed, Identity identity) {
    this.identity = identity;
    this.seed = seed;
    for (WorkspaceSeed.Channel channel : seed.channels()) {
      Named named = new Named(channel.id(), channel.name(), channel.topic(), channel.creator());
      Kind kind = channel.isPrivate() ? Kind.PRIVATE : Kind.CHANNEL;
      Set<String> members = new LinkedHashSet<>(channel.members());
      byId.put(channel.id(), new Conversation(named, kind, members, channel.botIsMember()));
    }
    seed.people().forEach(this::greet);
  }

  /** Opens the direct message of a person with the bot, where there is none. */
  public synchronized void greet(WorkspaceSeed.Person person) {
    if (direct.containsKey(person.id())) {
      return;
    }
    Named named = new Named("D" + person.id().substring(1), person.name(), "", person.id());
    Conversation im = new Conversation(named, Kind.IM, Set.of(person.id()), true);
    byId.put(im.id(), im);
    direct.put(person.id(), im);
  }

  public synchronized List<Conversation> list() {
    return List.copyOf(byId.values());
  }

  public synchronized Optional<Conversation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The direct message of a person with the bot. */
  public synchronized Optional<Conversation> direct(String person) {
    return Optional.ofNullable(direct.get(person));
  }

  public Optional<Conversation> named(String name) {
    return list().stream()
        .filter(one -> one.kind() != Kind.IM && one.name().equals(name))
        .findFirst();
  }

  /** A conversation in the shape of {@code conversations.info}. */
  public ObjectNode json(Conversation conversation) {
    ObjectNode json = Json.object();
    Kind kind = conversation.kind();
    json.put("id", conversation.id()).put("created", 1_700_000_000);
    json.put("is_im", kind == Kind.IM).put("is_org_shared", false).put("is_archived", false);
    json.put("context_team_id", identity.teamId());
    if (kind == Kind.IM) {
      json.put("user", conversation.creator()).put("is_user_deleted", false).put("priority", 0);
      return json;
    }
    json.put("name", conversation.name()).put("name_normalized", conversation.name());
    json.put("is_channel", kind == Kind.CHANNEL).put("is_group", false).put("is_mpim", false);
    json.put("is_private", kind == Kind.PRIVATE).put("is_general", false).put("unlinked", 0);
    boolean isShared = conversation.members().stream().anyMatch(this::isStranger);
    json.put("is_shared", isShared).put("is_ext_shared", isShared);
    json.put("is_pending_ext_shared", false);
    json.put("creator", conversation.creator()).put("is_member", conversation.botIsMember());
    json.put("num_members", conversation.members().size() + (conversation.botIsMember() ? 1 : 0));
    json.putArray("pending_shared");
    json.putArray("previous_names");
    json.set("topic", described(conversation.topic(), conversation.creator()));
    json.set("purpose", described("", ""));
    return json;
  }

  private boolean isStranger(String person) {
    return seed.outsiders().get(person) == WorkspaceSeed.Standing.STRANGER;
  }

  private static ObjectNode described(String value, String creator) {
    return Json.object().put("value", value).put("creator", creator).put("last_set", 0);
  }
}
