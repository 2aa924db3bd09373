package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.team.Directory;
import io.signalbox.bot.workspace.team.Json;
import io.signalbox.bot.workspace.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code users.*} and {@code usergroups.*}. */
final class PeopleMethods {
  private static final int MOST = 1000;
  private final Directory directory;

  PeopleMethods(Team team) {
    this.directory = team.directory();
  }

  Map<String, Method> all() {
    return Map.of(
        "users.info", Method.bot("users:read", this::info),
        "users.list", Method.bot("users:read", this::list),
        "users.lookupByEmail", Method.bot("users:read.email", this::byEmail),
        "usergroups.list", Method.bot("usergroups:read", this::groups),
        "usergroups.users.list", Method.bot("usergroups:read", this::groupMembers));
  }

  private ObjectNode info(Arguments arguments) {
    return directory
        .user(arguments.required("user"))
        .map(user -> (ObjectNode) Json.object().set("user", user))
        .orElseThrow(() -> new ApiError("user_not_found"));
  }

  private ObjectNode list(Arguments arguments) {
    List<Supplier<ObjectNode>> users = new ArrayList<>();
    directory.people().forEach(person -> users.add(() -> directory.user(person)));
    users.add(directory::bot);
    directory.otherBots().forEach(other -> users.add(() -> other));
    return Page.of(users, Supplier::get, arguments, MOST).json("members").put("cache_ts", 0);
  }

  private ObjectNode byEmail(Arguments arguments) {
    String email = arguments.required("email");
    return directory.people().stream()
        .filter(person -> person.email().equalsIgnoreCase(email))
        .filter(person -> !directory.isDeactivated(person.id()))
        .findFirst()
        .map(person -> (ObjectNode) Json.object().set("user", directory.user(person)))
        .orElseThrow(() -> new ApiError("users_not_found"));
  }

  private ObjectNode groups(Arguments arguments) {
    boolean members = arguments.flag("include_users");
    List<ObjectNode> groups = directory.groups().stream().map(directory::group).toList();
    if (!members) {
      groups.forEach(group -> group.remove("users"));
    }
    return Json.object().set("usergroups", Json.list(groups));
  }

  private ObjectNode groupMembers(Arguments arguments) {
    String id = arguments.required("usergroup");
    List<String> members =
        directory.groups().stream()
            .filter(group -> group.id().equals(id))
            .findFirst()
            .map(Group::members)
            .orElseThrow(() -> new ApiError("no_such_subteam"));
    return Json.object().set("users", Json.strings(members));
  }
}
