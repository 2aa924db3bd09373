package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.TeamDirectory;
import io.signalbox.bot.workspace.team.WorkspaceEvent;
import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Web API methods for profiles and presence: {@code users.profile.*}, {@code users.getPresence},
 * {@code users.setPresence}, {@code team.profile.get}. Slack lets people alone set a profile, by
 * their own token. Source: docs.slack.dev/reference/methods/users.profile.set.
 */
final class ProfileMethods {
  /** Longest status text, in characters. */
  private static final int STATUS = 100;

  private static final Set<String> STATUS_FIELDS =
      Set.of("status_text", "status_emoji", "status_expiration");

  /** Profile fields that Slack computes, and that nobody sets. */
  private static final Set<String> RESERVED =
      Set.of("team", "avatar_hash", "bot_id", "api_app_id", "real_name_normalized");

  private final WorkspaceTeam team;
  private final TeamDirectory directory;

  ProfileMethods(WorkspaceTeam team) {
    this.team = team;
    this.directory = team.directory();
  }

  Map<String, ApiMethod> all() {
    return Map.of(
        "users.profile.get", ApiMethod.bot("users.profile:read", this::get),
        "users.profile.set", ApiMethod.person(this::set),
        "users.getPresence", ApiMethod.bot("users:read", this::presence),
        "users.setPresence", ApiMethod.person(this::setPresence),
        "team.profile.get", ApiMethod.bot("users.profile:read", this::fields));
  }

  private ObjectNode get(CallArguments arguments) {
    String user = arguments.text("user").orElse(team.identity().botUserId());
    ObjectNode found =
        directory.user(user).orElseThrow(() -> new ApiErrorException("user_not_found"));
    return JsonTrees.object().set("profile", own(found));
  }

  private ObjectNode set(CallArguments arguments) {
    String person = arguments.caller().orElseThrow();
    if (!arguments.text("user").orElse(person).equals(person)) {
      throw new ApiErrorException("cannot_update_admin_user");
    }
    ObjectNode fields = given(arguments);
    if (fields.path("status_text").asText().length() > STATUS) {
      throw new ApiErrorException("too_long");
    }
    if (fields.properties().stream().anyMatch(field -> RESERVED.contains(field.getKey()))) {
      throw new ApiErrorException("reserved_name");
    }
    normalise(fields, "real_name");
    normalise(fields, "display_name");
    directory.profiles().set(person, fields);
    ObjectNode user =
        directory.user(person).orElseThrow(() -> new ApiErrorException("user_not_found"));
    announce("user_change", user);
    announce("user_profile_changed", user);
    if (fields.properties().stream().anyMatch(field -> STATUS_FIELDS.contains(field.getKey()))) {
      announce("user_status_changed", user);
    }
    return JsonTrees.object().put("username", user.path("name").asText()).set("profile", own(user));
  }

  /**
   * Returns a user's profile with the workspace's own fields, which {@code users.info} leaves out.
   */
  private static ObjectNode own(ObjectNode user) {
    ObjectNode profile = user.path("profile").deepCopy();
    if (!profile.has("fields")) {
      profile.putObject("fields");
    }
    return profile;
  }

  /** Returns the fields of the argument {@code profile}, or the one of {@code name}. */
  private static ObjectNode given(CallArguments arguments) {
    if (arguments.text("name").isPresent()) {
      return JsonTrees.object().put(arguments.required("name"), arguments.text("value").orElse(""));
    }
    JsonNode profile =
        arguments
            .json("profile", "invalid_profile")
            .orElseThrow(() -> new ApiErrorException("profile_set_failed"));
    if (!(profile instanceof ObjectNode object)) {
      throw new ApiErrorException("invalid_profile");
    }
    return object.deepCopy();
  }

  private static void normalise(ObjectNode fields, String name) {
    JsonTrees.text(fields, name).ifPresent(value -> fields.put(name + "_normalized", value));
  }

  private void announce(String type, ObjectNode user) {
    team.board().announce(WorkspaceEvent.ofAccount(type, user, team.ids()));
  }

  private ObjectNode presence(CallArguments arguments) {
    String user = arguments.text("user").orElse(team.identity().botUserId());
    if (directory.user(user).isEmpty()) {
      throw new ApiErrorException("user_not_found");
    }
    return JsonTrees.object()
        .put("presence", directory.profiles().isAway(user) ? "away" : "active");
  }

  private ObjectNode setPresence(CallArguments arguments) {
    String presence = arguments.required("presence");
    if (!List.of("auto", "away").contains(presence)) {
      throw new ApiErrorException("invalid_presence");
    }
    directory.profiles().presence(arguments.caller().orElseThrow(), presence);
    return JsonTrees.object();
  }

  /** Returns the workspace's own profile fields, of which there are none here. */
  private ObjectNode fields(CallArguments arguments) {
    ObjectNode json = JsonTrees.object();
    ObjectNode profile = json.putObject("profile");
    profile.putArray("fields");
    profile.putArray("sections");
    return json;
  }
}
