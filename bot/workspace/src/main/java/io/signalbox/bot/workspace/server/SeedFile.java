package io.signalbox.bot.workspace.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reader of a workspace's people, user groups and channels in JSON. People and channels are named
 * by their handles; ids that are not given are made of them.
 */
final class SeedFile {
  /** Workspace that is served when no file is given. */
  static final String EXAMPLE =
      """
      {"team": "Example Works",
       "people": [
         {"name": "ada", "realName": "Ada Byron", "title": "Engineer", "timeZone": "Europe/London",
          "admin": true},
         {"name": "ben", "realName": "Ben Okri", "title": "Operator", "timeZone": "Asia/Tokyo"},
         {"name": "cleo", "realName": "Cleo Vance", "timeZone": "America/New_York"}],
       "groups": [{"handle": "ops", "name": "Operations", "members": ["ben", "cleo"]}],
       "channels": [
         {"name": "general", "topic": "All of us", "members": ["ada", "ben", "cleo"]},
         {"name": "secret", "private": true, "members": ["ada"]},
         {"name": "random", "members": ["ada", "ben", "cleo"], "bot": false}]}
      """;

  private final Map<String, String> ids = new LinkedHashMap<>();

  private SeedFile() {}

  static WorkspaceSeed read(JsonNode json, WorkspaceSeed.App app) {
    return new SeedFile().seed(json, app);
  }

  private WorkspaceSeed seed(JsonNode json, WorkspaceSeed.App app) {
    List<WorkspaceSeed.Person> people = new ArrayList<>();
    Map<String, WorkspaceSeed.Standing> outsiders = new LinkedHashMap<>();
    for (JsonNode each : json.path("people")) {
      WorkspaceSeed.Person person = person(each);
      people.add(person);
      JsonTrees.text(each, "standing")
          .ifPresent(standing -> outsiders.put(person.id(), standing(standing)));
    }
    if (people.isEmpty()) {
      throw new BadOptionException("The seed has no \"people\"; somebody must be there.");
    }
    List<WorkspaceSeed.Group> groups = new ArrayList<>();
    for (JsonNode each : json.path("groups")) {
      String handle = need(each, "handle", "group");
      String name = JsonTrees.text(each, "name").orElse(handle);
      groups.add(new WorkspaceSeed.Group(id(each, "S0", handle), handle, name, members(each)));
    }
    List<WorkspaceSeed.Channel> channels = new ArrayList<>();
    for (JsonNode each : json.path("channels")) {
      channels.add(channel(each, people.getFirst().id()));
    }
    String team = JsonTrees.text(json, "team").orElse("Example Works");
    WorkspaceSeed seed =
        new WorkspaceSeed(team, app, people, List.of(), groups, channels)
            .withPeople(people, outsiders);
    JsonNode organisation = json.path("enterprise");
    return organisation.isObject()
        ? seed.within(
            new WorkspaceSeed.Enterprise(
                organisation.path("id").asText("E0EXAMPLE1"),
                organisation.path("name").asText("Example Holdings"),
                organisation.path("installed").asBoolean(false)))
        : seed;
  }

  private WorkspaceSeed.Person person(JsonNode json) {
    String name = need(json, "name", "person");
    String id = id(json, "U0", name);
    ids.put(name, id);
    return new WorkspaceSeed.Person(
        id,
        name,
        JsonTrees.text(json, "realName").orElse(name),
        JsonTrees.text(json, "title").orElse(""),
        JsonTrees.text(json, "email").orElse(name + "@example.org"),
        zone(JsonTrees.text(json, "timeZone").orElse("UTC")),
        json.path("admin").asBoolean(false));
  }

  private WorkspaceSeed.Channel channel(JsonNode json, String first) {
    String name = need(json, "name", "channel");
    List<String> members = members(json);
    return new WorkspaceSeed.Channel(
        id(json, "C0", name),
        name,
        JsonTrees.text(json, "topic").orElse(""),
        json.path("private").asBoolean(false),
        members.isEmpty() ? first : members.getFirst(),
        members,
        json.path("bot").asBoolean(true));
  }

  private List<String> members(JsonNode json) {
    List<String> members = new ArrayList<>();
    for (JsonNode each : json.path("members")) {
      String named = each.asText();
      if (!ids.containsKey(named) && !ids.containsValue(named)) {
        throw new BadOptionException(
            "The seed has a member \"" + named + "\" who is not in \"people\".");
      }
      members.add(ids.getOrDefault(named, named));
    }
    return members;
  }

  private static String id(JsonNode json, String prefix, String name) {
    return JsonTrees.text(json, "id")
        .orElse(prefix + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }

  private static String need(JsonNode json, String field, String what) {
    return JsonTrees.text(json, field)
        .orElseThrow(
            () -> new BadOptionException("The seed has a " + what + " without \"" + field + "\"."));
  }

  private static String zone(String name) {
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException unknown) {
      throw new BadOptionException(
          "\"" + name + "\" in the seed is no time zone, such as Europe/London.");
    }
  }

  private static WorkspaceSeed.Standing standing(String name) {
    return switch (name) {
      case "guest" -> WorkspaceSeed.Standing.GUEST;
      case "single-channel-guest" -> WorkspaceSeed.Standing.SINGLE_CHANNEL_GUEST;
      case "stranger" -> WorkspaceSeed.Standing.STRANGER;
      default ->
          throw new BadOptionException(
              "A person's \"standing\" in the seed is guest, single-channel-guest or stranger, not"
                  + " \""
                  + name
                  + "\".");
    };
  }
}
