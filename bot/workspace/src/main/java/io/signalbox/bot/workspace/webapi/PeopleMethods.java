package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.TeamDirectory;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Web API methods that list and find people: {@code users.info}, {@code users.list}, {@code
 * users.lookupByEmail}.
 */
final class PeopleMethods {
  private static final int MOST = 1000;
  private final TeamDirectory directory;

  PeopleMethods(WorkspaceTeam team) {
    this.directory = team.directory();
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "users.info", ApiMethod.bot("users:read", this::info),
        "users.list", ApiMethod.bot("users:read", this::list),
        "users.lookupByEmail", ApiMethod.bot("users:read.email", this::byEmail));
  }

  private ObjectNode info(CallArguments arguments) {
    return directory
        .user(arguments.required("user"))
        .map(user -> (ObjectNode) JsonTrees.object().set("user", user))
        .orElseThrow(() -> new ApiErrorException("user_not_found"));
  }

  private ObjectNode list(CallArguments arguments) {
    List<Supplier<ObjectNode>> users = new ArrayList<>();
    directory.people().forEach(person -> users.add(() -> directory.user(person)));
    users.add(directory::bot);
    directory.otherBots().forEach(other -> users.add(() -> other));
    return ListPage.of(users, Supplier::get, arguments, MOST).json("members").put("cache_ts", 0);
  }

  private ObjectNode byEmail(CallArguments arguments) {
    String email = arguments.required("email");
    return directory.people().stream()
        .filter(person -> person.email().equalsIgnoreCase(email))
        .filter(person -> !directory.isDeactivated(person.id()))
        .findFirst()
        .map(person -> (ObjectNode) JsonTrees.object().set("user", directory.user(person)))
        .orElseThrow(() -> new ApiErrorException("users_not_found"));
  }
}
