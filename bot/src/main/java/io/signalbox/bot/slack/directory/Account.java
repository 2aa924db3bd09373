package io.signalbox.bot.slack.directory;

import com.slack.api.model.User;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account of the workspace.
 *
 * @param teamId of the workspace that it belongs to
 * @param handle in lower case
 * @param email in lower case; empty where Slack does not tell
 * @param timeZone as Slack names it; may be empty
 */
public record Account(
    String id,
    String teamId,
    String handle,
    String email,
    String realName,
    String displayName,
    String timeZone,
    Flags flags) {

  /**
   * The kind of account.
   *
   * @param restricted a guest of several channels
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

  /** The account of a user as Slack describes it; of one that was deactivated nothing but the id is taken. */
  public static Account of(User user) {
    var profile = user.getProfile();
    boolean deleted = user.isDeleted();
    return new Account(
        user.getId(),
        text(user.getTeamId()),
        deleted ? "" : lower(user.getName()),
        deleted || profile == null ? "" : lower(profile.getEmail()),
        deleted ? "" : text(user.getRealName()),
        deleted || profile == null ? "" : text(profile.getDisplayName()),
        deleted ? "" : text(user.getTz()),
        new Flags(
            user.isAdmin() || user.isOwner(),
            user.isBot(),
            user.isWorkflowBot(),
            user.isRestricted(),
            user.isUltraRestricted(),
            user.isStranger(),
            deleted));
  }

  /** Tells whether somebody reads what is written to it. */
  public boolean isActivePerson() {
    return !flags.deleted() && !flags.bot();
  }

  /** The name that people call it by. */
  public Optional<String> name() {
    return Stream.of(realName, handle).filter(name -> !name.isBlank()).findFirst();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  static String lower(@Nullable String text) {
    return text(text).toLowerCase(Locale.ROOT);
  }
}
