package io.signalbox.bot.slack.directory;

import com.slack.api.model.User;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Account of a person or bot in Slack, as stored in {@code slack_person}.
 *
 * @param teamIds of the workspaces that it belongs to, its own first, separated by spaces
 * @param handle in lower case
 * @param email in lower case; empty where Slack does not tell
 * @param timeZone as Slack names it; may be empty
 */
public record SlackAccount(
    String id,
    String teamIds,
    String handle,
    String email,
    String realName,
    String displayName,
    String timeZone,
    Flags flags) {

  /** Most workspaces stored for an account; bounds the column. */
  private static final int MOST_TEAMS = 100;

  /**
   * Properties of an account: administrator, bot, guest, other organisation, deactivated.
   *
   * @param restricted a guest of several channels, or invited and not here yet
   * @param ultraRestricted a guest of one channel
   * @param stranger of another organisation, met in a shared channel
   * @param deleted deactivated
   */
  public record Flags(
      boolean admin,
      boolean bot,
      boolean workflowBot,
      boolean restricted,
      boolean ultraRestricted,
      boolean stranger,
      boolean deleted) {}

  /**
   * Converts a user of Slack's Web API; of a deactivated one only the id, workspaces and flags are
   * taken.
   */
  public static SlackAccount of(User user) {
    var profile = user.getProfile();
    boolean deleted = user.isDeleted();
    return new SlackAccount(
        user.getId(),
        teams(user),
        deleted ? "" : lower(user.getName()),
        deleted || profile == null ? "" : lower(profile.getEmail()),
        deleted ? "" : text(user.getRealName()),
        deleted || profile == null ? "" : text(profile.getDisplayName()),
        deleted ? "" : text(user.getTz()),
        new Flags(
            user.isAdmin() || user.isOwner(),
            user.isBot(),
            user.isWorkflowBot(),
            user.isRestricted() || user.isInvitedUser(),
            user.isUltraRestricted(),
            user.isStranger(),
            deleted));
  }

  private static String teams(User user) {
    List<String> teams = new ArrayList<>(List.of(text(user.getTeamId())));
    User.@Nullable EnterpriseUser enterprise = user.getEnterpriseUser();
    if (enterprise != null && enterprise.getTeams() != null) {
      teams.addAll(enterprise.getTeams());
    }
    return teams.stream().distinct().limit(MOST_TEAMS).collect(Collectors.joining(" "));
  }

  /** Returns the id of the account's first workspace. */
  public String homeTeam() {
    return teamIds.split(" ", 2)[0];
  }

  /**
   * Returns whether it is a full member of this workspace: no guest, nobody of another organisation
   * or workspace, no account that was closed.
   *
   * @param team id of the workspace; empty where it is not known
   */
  public boolean isFullMemberOf(Optional<String> team) {
    boolean isGuest = flags.restricted() || flags.ultraRestricted();
    return !isGuest
        && !flags.stranger()
        && !flags.deleted()
        && team.filter(Set.of(teamIds.split(" "))::contains).isPresent();
  }

  /** Returns whether it is an active person who is no full member. */
  public boolean isOutsider(Optional<String> team) {
    return !flags.bot() && !flags.deleted() && !isFullMemberOf(team);
  }

  /** Returns whether it is an active account of a person. */
  public boolean isActivePerson() {
    return !flags.deleted() && !flags.bot();
  }

  /** Returns the real name, or else the handle. */
  public Optional<String> name() {
    return Stream.of(realName, handle).filter(name -> !name.isBlank()).findFirst();
  }

  /** Returns the time zone; empty when Slack names none that is known. */
  public Optional<ZoneId> zone() {
    try {
      return Optional.of(ZoneId.of(timeZone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  static String lower(@Nullable String text) {
    return text(text).toLowerCase(Locale.ROOT);
  }
}
