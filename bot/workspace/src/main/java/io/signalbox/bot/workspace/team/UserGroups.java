package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Register of user groups of the simulated Slack: those of the seed, and those that the app makes,
 * changes and disables. Thread-safe.
 */
public final class UserGroups {
  /** Time at which the groups of a seed were made. */
  private static final long SEEDED = 1_700_000_000;

  private final AppIdentity identity;
  private final SlackIds ids;
  private final Map<String, GroupState> groups = new LinkedHashMap<>();

  UserGroups(WorkspaceSeed seed, AppIdentity identity, SlackIds ids) {
    this.identity = identity;
    this.ids = ids;
    seed.groups()
        .forEach(
            group ->
                groups.put(
                    group.id(),
                    new GroupState(group, "", List.of(), new Times(SEEDED, SEEDED, 0))));
  }

  /**
   * User group as it is now.
   *
   * @param channels the group's default channels
   */
  public record GroupState(Group group, String description, List<String> channels, Times times) {
    public GroupState {
      channels = List.copyOf(channels);
    }

    public boolean isDisabled() {
      return times.deleted() > 0;
    }
  }

  /** Unix times of a group's creation, last change and disabling, which is 0 while it is in use. */
  public record Times(long created, long updated, long deleted) {}

  public synchronized List<GroupState> all() {
    return List.copyOf(groups.values());
  }

  /** Returns the groups that are not disabled. */
  public List<Group> inUse() {
    return all().stream().filter(one -> !one.isDisabled()).map(GroupState::group).toList();
  }

  public synchronized Optional<GroupState> find(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  /** Returns whether another group than this one has the word as its name or handle. */
  public boolean isTaken(String id, String word) {
    return all().stream()
        .filter(one -> !one.group().id().equals(id))
        .anyMatch(
            one ->
                one.group().name().equalsIgnoreCase(word)
                    || one.group().handle().equalsIgnoreCase(word));
  }

  /** Adds a group without members. */
  public synchronized GroupState make(
      String name, String handle, String description, List<String> channels) {
    Group group = new Group(ids.next("S"), handle, name, List.of());
    long now = now().getEpochSecond();
    GroupState made = new GroupState(group, description, channels, new Times(now, now, 0));
    groups.put(group.id(), made);
    return made;
  }

  /** Replaces a group's state and marks it as changed now. */
  public synchronized GroupState put(GroupState changed, boolean disabled) {
    Times before = changed.times();
    long now = now().getEpochSecond();
    GroupState after =
        new GroupState(
            changed.group(),
            changed.description(),
            changed.channels(),
            new Times(before.created(), now, disabled ? now : 0));
    groups.put(changed.group().id(), after);
    return after;
  }

  private Instant now() {
    return ids.now();
  }

  /** Returns a group in the JSON form of {@code usergroups.list}. */
  public ObjectNode json(GroupState state) {
    Group group = state.group();
    ObjectNode json = JsonTrees.object();
    json.put("id", group.id()).put("team_id", identity.teamId()).put("is_usergroup", true);
    json.put("is_subteam", true).put("name", group.name()).put("handle", group.handle());
    json.put("description", state.description()).put("is_external", false);
    json.put("auto_provision", false).put("enterprise_subteam_id", "");
    json.put("date_create", state.times().created()).put("date_update", state.times().updated());
    json.put("date_delete", state.times().deleted()).putNull("auto_type");
    json.put("created_by", identity.botUserId()).put("updated_by", identity.botUserId());
    json.putNull("deleted_by");
    ObjectNode prefs = json.putObject("prefs");
    prefs.set("channels", JsonTrees.strings(state.channels()));
    prefs.set("groups", JsonTrees.array());
    json.put("user_count", group.members().size());
    json.set("users", JsonTrees.strings(new ArrayList<>(group.members())));
    return json;
  }
}
