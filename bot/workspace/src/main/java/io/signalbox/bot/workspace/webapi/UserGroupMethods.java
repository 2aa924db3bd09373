package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.UserGroups;
import io.signalbox.bot.workspace.team.UserGroups.GroupState;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Web API methods {@code usergroups.*}, which list, make, change and disable user groups. Source:
 * docs.slack.dev/reference/methods.
 */
final class UserGroupMethods {
  private static final String READ = "usergroups:read";
  private static final String WRITE = "usergroups:write";

  private final WorkspaceTeam team;
  private final UserGroups groups;

  UserGroupMethods(WorkspaceTeam team) {
    this.team = team;
    this.groups = team.directory().userGroups();
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "usergroups.list", ApiMethod.bot(READ, this::list),
        "usergroups.users.list", ApiMethod.bot(READ, this::members),
        "usergroups.create", ApiMethod.bot(WRITE, this::create),
        "usergroups.update", ApiMethod.bot(WRITE, this::update),
        "usergroups.users.update", ApiMethod.bot(WRITE, this::setMembers),
        "usergroups.disable", ApiMethod.bot(WRITE, arguments -> setDisabled(arguments, true)),
        "usergroups.enable", ApiMethod.bot(WRITE, arguments -> setDisabled(arguments, false)));
  }

  private ObjectNode list(CallArguments arguments) {
    boolean isDisabledToo = arguments.flag("include_disabled");
    List<ObjectNode> found =
        groups.all().stream()
            .filter(group -> isDisabledToo || !group.isDisabled())
            .map(groups::json)
            .toList();
    if (!arguments.flag("include_users")) {
      found.forEach(group -> group.remove("users"));
    }
    return JsonTrees.object().set("usergroups", JsonTrees.list(found));
  }

  private ObjectNode members(CallArguments arguments) {
    return JsonTrees.object().set("users", JsonTrees.strings(group(arguments).group().members()));
  }

  private ObjectNode create(CallArguments arguments) {
    String name = arguments.required("name");
    String handle =
        arguments
            .text("handle")
            .orElseGet(() -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-"));
    unique("", name, handle);
    GroupState made =
        groups.make(
            name, handle, arguments.text("description").orElse(""), arguments.list("channels"));
    announce("subteam_created", made);
    return answer(made);
  }

  private ObjectNode update(CallArguments arguments) {
    GroupState before = group(arguments);
    Group group = before.group();
    String name = arguments.text("name").orElse(group.name());
    String handle = arguments.text("handle").orElse(group.handle());
    unique(group.id(), name, handle);
    List<String> channels =
        arguments.text("channels").isPresent() ? arguments.list("channels") : before.channels();
    GroupState after =
        groups.put(
            new GroupState(
                new Group(group.id(), handle, name, group.members()),
                arguments.text("description").orElse(before.description()),
                channels,
                before.times()),
            before.isDisabled());
    announce("subteam_updated", after);
    return answer(after);
  }

  private ObjectNode setMembers(CallArguments arguments) {
    GroupState before = group(arguments);
    arguments.required("users");
    List<String> users = arguments.list("users");
    for (String user : users) {
      if (team.directory().person(user).isEmpty()) {
        throw new ApiErrorException("invalid_users");
      }
    }
    Group group = before.group();
    GroupState after =
        groups.put(
            new GroupState(
                new Group(group.id(), group.handle(), group.name(), users),
                before.description(),
                before.channels(),
                before.times()),
            before.isDisabled());
    announce("subteam_updated", after);
    changed(before, after);
    return answer(after);
  }

  private void changed(GroupState before, GroupState after) {
    Set<String> added = new LinkedHashSet<>(after.group().members());
    before.group().members().forEach(added::remove);
    Set<String> removed = new LinkedHashSet<>(before.group().members());
    after.group().members().forEach(removed::remove);
    ObjectNode fields = JsonTrees.object().put("subteam_id", after.group().id());
    fields.put("team_id", team.identity().teamId());
    fields.put("date_previous_update", before.times().updated());
    fields.put("date_update", after.times().updated());
    fields.set("added_users", JsonTrees.strings(added));
    fields.put("added_users_count", added.size());
    fields.set("removed_users", JsonTrees.strings(removed));
    fields.put("removed_users_count", removed.size());
    team.board().announce(new WorkspaceEvent("subteam_members_changed", READ, fields));
  }

  private ObjectNode setDisabled(CallArguments arguments, boolean isDisabled) {
    GroupState after = groups.put(group(arguments), isDisabled);
    announce("subteam_updated", after);
    return answer(after);
  }

  private GroupState group(CallArguments arguments) {
    return groups
        .find(arguments.required("usergroup"))
        .orElseThrow(() -> new ApiErrorException("no_such_subteam"));
  }

  private void unique(String id, String name, String handle) {
    if (groups.isTaken(id, name)) {
      throw new ApiErrorException("name_already_exists");
    }
    if (groups.isTaken(id, handle)) {
      throw new ApiErrorException("handle_already_exists");
    }
  }

  private void announce(String type, GroupState group) {
    ObjectNode fields = JsonTrees.object().set("subteam", groups.json(group));
    team.board().announce(new WorkspaceEvent(type, READ, fields));
  }

  private ObjectNode answer(GroupState group) {
    return JsonTrees.object().set("usergroup", groups.json(group));
  }
}
