package io.signalbox.bot.workspace.team;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Initial content of a local workspace. Ids are Slack's: {@code U…} for people and the bot, {@code
 * S…} for groups, {@code C…} for channels; a direct message with the bot exists for each person.
 *
 * @param outsiders those who are no full members, by id
 * @param suggestions what a newcomer may try
 * @param enterprise the Enterprise Grid organisation of the workspace, if it is in one
 */
public record WorkspaceSeed(
    String team,
    App app,
    List<Person> people,
    List<OtherBot> bots,
    List<Group> groups,
    List<Channel> channels,
    Map<String, Standing> outsiders,
    List<Suggestion> suggestions,
    Optional<Enterprise> enterprise) {

  public WorkspaceSeed {
    people = List.copyOf(people);
    bots = List.copyOf(bots);
    groups = List.copyOf(groups);
    channels = List.copyOf(channels);
    outsiders = Map.copyOf(outsiders);
    suggestions = List.copyOf(suggestions);
  }

  /** Creates a seed of full members, without suggestions. */
  public WorkspaceSeed(
      String team,
      App app,
      List<Person> people,
      List<OtherBot> bots,
      List<Group> groups,
      List<Channel> channels) {
    this(team, app, people, bots, groups, channels, Map.of(), List.of(), Optional.empty());
  }

  /** Returns a copy with these channels. */
  public WorkspaceSeed withChannels(List<Channel> others) {
    return new WorkspaceSeed(
        team, app, people, bots, groups, others, outsiders, suggestions, enterprise);
  }

  /** Returns a copy with suggestions of things to try, which an empty conversation shows. */
  public WorkspaceSeed withSuggestions(List<Suggestion> others) {
    return new WorkspaceSeed(
        team, app, people, bots, groups, channels, outsiders, others, enterprise);
  }

  /** Returns a copy with these people, of whom some are no full members. */
  public WorkspaceSeed withPeople(List<Person> others, Map<String, Standing> standings) {
    return new WorkspaceSeed(
        team, app, others, bots, groups, channels, standings, suggestions, enterprise);
  }

  /** Returns a copy that is a workspace of an Enterprise Grid organisation. */
  public WorkspaceSeed within(Enterprise organisation) {
    return new WorkspaceSeed(
        team,
        app,
        people,
        bots,
        groups,
        channels,
        outsiders,
        suggestions,
        Optional.of(organisation));
  }

  /**
   * Enterprise Grid organisation.
   *
   * @param id such as {@code E0EXAMPLE}
   * @param installed whether the app is installed by the organisation instead of the workspace
   */
  public record Enterprise(String id, String name, boolean installed) {}

  /**
   * Suggested message or command, which a newcomer sends with one click.
   *
   * @param person whom it suits, by id
   * @param channel where it is said; empty text for the person's direct message with the bot
   * @param text what is said: a message or a command
   */
  public record Suggestion(
      String label, String description, String person, String channel, String text) {}

  /** Returns whether somebody belongs to another workspace, and is here by Slack Connect. */
  boolean isStranger(String user) {
    return outsiders.get(user) == Standing.STRANGER;
  }

  /** Kind of membership of a person who is not a full member. */
  public enum Standing {
    /** A guest of several channels. */
    GUEST,
    SINGLE_CHANNEL_GUEST,
    /** Somebody of another workspace, who is in a shared channel. */
    STRANGER
  }

  /**
   * App of the local workspace, as its manifest describes it.
   *
   * @param scopes the bot scopes that were granted; a method without its scope is refused
   * @param events the bot events that are subscribed to, such as {@code app_mention}
   */
  public record App(
      String name,
      String botUserId,
      List<Command> commands,
      List<Shortcut> shortcuts,
      Set<String> scopes,
      Set<String> events) {
    public App {
      commands = List.copyOf(commands);
      shortcuts = List.copyOf(shortcuts);
      scopes = Set.copyOf(scopes);
      events = Set.copyOf(events);
    }
  }

  /** A slash command; its name starts with the slash. */
  public record Command(String name, String description, String usageHint) {}

  /** Message shortcut of the app. */
  public record Shortcut(String callbackId, String name) {}

  /**
   * Person with an account.
   *
   * @param name the handle, without the at sign
   * @param timeZone an IANA zone, such as {@code Europe/Berlin}
   * @param admin whether Slack would call them an administrator of the workspace
   */
  public record Person(
      String id,
      String name,
      String realName,
      String title,
      String email,
      String timeZone,
      boolean admin) {}

  /** Another app's bot, which never says anything here; its handle has no at sign. */
  public record OtherBot(String id, String handle, String name) {}

  /** A user group; its handle has no at sign. */
  public record Group(String id, String handle, String name, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * A channel; its name has no hash sign.
   *
   * @param creator who made it, and in Slack is its first manager
   */
  public record Channel(
      String id,
      String name,
      String topic,
      boolean isPrivate,
      String creator,
      List<String> members,
      boolean botIsMember) {
    public Channel {
      members = List.copyOf(members);
    }
  }
}
