package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Group;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Person;
import io.signalbox.bot.workspace.team.WorkspaceSeed.Standing;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Register of people, user groups and the bot of the simulated Slack, in the form that Slack's API
 * gives them.
 */
public final class TeamDirectory {
  /** Team id of people from other workspaces. */
  static final String ELSEWHERE = "T0ELSEWHER";

  private final WorkspaceSeed seed;
  private final AppIdentity identity;
  private final SlackIds ids;
  private final UserGroups userGroups;
  private final UserProfiles profiles = new UserProfiles();
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Set<String> deactivated = ConcurrentHashMap.newKeySet();

  TeamDirectory(WorkspaceSeed seed, AppIdentity identity, SlackIds ids) {
    this.seed = seed;
    this.identity = identity;
    this.ids = ids;
    this.userGroups = new UserGroups(seed, identity, ids);
    seed.people().forEach(person -> people.put(person.id(), person));
  }

  public List<Person> people() {
    synchronized (people) {
      return List.copyOf(people.values());
    }
  }

  /** Adds a person, or replaces the one with the same id. */
  public void put(Person person) {
    synchronized (people) {
      people.put(person.id(), person);
    }
  }

  /** Deactivates an account. */
  public void deactivate(String id) {
    deactivated.add(id);
  }

  public boolean isDeactivated(String id) {
    return deactivated.contains(id);
  }

  /** Returns the user groups that are in use. */
  public List<Group> groups() {
    return userGroups.inUse();
  }

  public UserGroups userGroups() {
    return userGroups;
  }

  public UserProfiles profiles() {
    return profiles;
  }

  /** Returns the suggestions of things to try that the page shows. */
  public List<WorkspaceSeed.Suggestion> suggestions() {
    return seed.suggestions();
  }

  public WorkspaceSeed.App app() {
    return seed.app();
  }

  public boolean grants(String scope) {
    return seed.app().scopes().contains(scope);
  }

  public Optional<Person> person(String id) {
    synchronized (people) {
      return Optional.ofNullable(people.get(id));
    }
  }

  /** Returns the mrkdwn mention of the person, group or bot with this handle. */
  public Optional<String> mention(String name) {
    String handle = name.toLowerCase(Locale.ROOT);
    if (handle.equals(botHandle()) || handle.equalsIgnoreCase(identity.appName())) {
      return Optional.of("<@" + identity.botUserId() + ">");
    }
    Optional<String> group =
        groups().stream()
            .filter(one -> one.handle().equalsIgnoreCase(handle))
            .map(one -> "<!subteam^" + one.id() + ">")
            .findFirst();
    return people().stream()
        .filter(person -> person.name().equalsIgnoreCase(handle))
        .map(person -> "<@" + person.id() + ">")
        .findFirst()
        .or(() -> group);
  }

  public String botHandle() {
    return identity.appName().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** Returns a user in the JSON form of {@code users.info}. */
  public Optional<ObjectNode> user(String id) {
    return id.equals(identity.botUserId())
        ? Optional.of(bot())
        : person(id)
            .map(this::user)
            .or(
                () ->
                    otherBots().stream().filter(b -> b.path("id").asText().equals(id)).findFirst());
  }

  public ObjectNode user(Person person) {
    String realName = profiles.realName(person.id()).orElse(person.realName());
    ObjectNode user = account(person.id(), person.name(), realName);
    ZoneId zone = ZoneId.of(person.timeZone());
    user.put("tz", person.timeZone());
    user.put("tz_label", zone.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH));
    user.put("tz_offset", zone.getRules().getOffset(ids.now()).getTotalSeconds());
    user.put("is_admin", person.admin()).put("is_owner", false).put("is_bot", false);
    Optional.ofNullable(seed.outsiders().get(person.id()))
        .ifPresent(standing -> mark(user, standing));
    ObjectNode profile = (ObjectNode) user.path("profile");
    profile.put("title", person.title());
    if (grants("users:read.email")) {
      profile.put("email", person.email());
    }
    profiles.writeTo(person.id(), profile);
    return user;
  }

  private static void mark(ObjectNode user, Standing standing) {
    switch (standing) {
      case GUEST -> user.put("is_restricted", true);
      // Slack sets both.
      case SINGLE_CHANNEL_GUEST -> user.put("is_restricted", true).put("is_ultra_restricted", true);
      case STRANGER -> {
        user.put("is_stranger", true).put("team_id", ELSEWHERE);
        ((ObjectNode) user.path("profile")).put("team", ELSEWHERE);
      }
    }
  }

  /** Returns the team of a user: this one, or another one for somebody of Slack Connect. */
  public String team(String user) {
    return seed.isStranger(user) ? ELSEWHERE : identity.teamId();
  }

  public ObjectNode bot() {
    ObjectNode user = bot(identity.botUserId(), botHandle(), identity.appName());
    ((ObjectNode) user.path("profile"))
        .put("bot_id", identity.botId())
        .put("api_app_id", identity.appId());
    return user;
  }

  private void member(ObjectNode user, WorkspaceSeed.Enterprise organisation) {
    ObjectNode member = user.putObject("enterprise_user").put("id", user.path("id").asText());
    member.put("enterprise_id", organisation.id()).put("enterprise_name", organisation.name());
    member.put("is_admin", false).put("is_owner", false);
    member.putArray("teams").add(identity.teamId());
  }

  /** Returns the bot users of other apps, in the JSON form of {@code users.info}. */
  public List<ObjectNode> otherBots() {
    return seed.bots().stream().map(each -> bot(each.id(), each.handle(), each.name())).toList();
  }

  private ObjectNode bot(String id, String handle, String name) {
    ObjectNode user = account(id, handle, name);
    user.put("tz", "UTC").put("tz_label", "UTC").put("tz_offset", 0);
    user.put("is_admin", false).put("is_owner", false).put("is_bot", true);
    return user;
  }

  private ObjectNode account(String id, String name, String realName) {
    ObjectNode user = JsonTrees.object();
    user.put("id", id).put("team_id", identity.teamId()).put("name", name);
    user.put("real_name", realName).put("deleted", isDeactivated(id)).put("color", "9f69e7");
    user.put("is_restricted", false).put("is_ultra_restricted", false);
    user.put("is_primary_owner", false).put("is_app_user", false).put("updated", 0);
    ObjectNode profile = user.putObject("profile");
    profile.put("phone", "").put("skype", "");
    profile.put("real_name", realName).put("real_name_normalized", realName);
    profile.put("display_name", name).put("display_name_normalized", name);
    profile.put("status_text", "").put("status_emoji", "").put("team", identity.teamId());
    profile.put("status_expiration", 0).put("avatar_hash", "g" + id.toLowerCase(Locale.ROOT));
    identity.enterprise().ifPresent(organisation -> member(user, organisation));
    return user;
  }
}
