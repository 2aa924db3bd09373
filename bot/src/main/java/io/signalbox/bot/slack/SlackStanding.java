package io.signalbox.bot.slack;

import com.slack.api.model.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The standing of accounts in a workspace, from what Slack says of each. Pure. */
final class SlackStanding {
  private static final Set<String> PUBLIC_MAIL = read("public-mail-domains.txt");

  private SlackStanding() {}

  /**
   * Whether it is a full member of this workspace: no guest, no person of another organisation or
   * workspace, no account that was closed.
   *
   * @param team id of the workspace; empty where it is not known
   */
  static boolean isFull(User user, Optional<String> team) {
    boolean isGuest = user.isRestricted() || user.isUltraRestricted() || user.isInvitedUser();
    return !isGuest && !user.isStranger() && !user.isDeleted() && isOf(user, team);
  }

  private static boolean isOf(User user, Optional<String> team) {
    if (team.isEmpty()) {
      return false;
    }
    boolean isOwn = team.get().equals(user.getTeamId());
    User.@Nullable EnterpriseUser enterprise = user.getEnterpriseUser();
    return isOwn
        || (enterprise != null
            && enterprise.getTeams() != null
            && enterprise.getTeams().contains(team.get()));
  }

  /** Whether it is a person who is no full member. */
  static boolean isOutsider(User user, Optional<String> team) {
    return !user.isBot() && !user.isDeleted() && !isFull(user, team);
  }

  /** The address, in lower case. */
  static Optional<String> address(User user) {
    return Optional.ofNullable(user.getProfile())
        .map(User.Profile::getEmail)
        .map(address -> address.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The organisation's own mail domain: the one that most full members have, unless anybody can get
   * an address in it.
   */
  static Optional<String> ownDomain(Collection<User> everybody, Optional<String> team) {
    List<String> domains =
        everybody.stream()
            .filter(user -> !user.isBot() && isFull(user, team))
            .flatMap(user -> address(user).stream())
            .map(address -> address.substring(address.lastIndexOf('@') + 1))
            .toList();
    return domains.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(each -> each.getValue() * 2 > domains.size())
        .map(Map.Entry::getKey)
        .filter(domain -> !PUBLIC_MAIL.contains(domain))
        .findFirst();
  }

  private static Set<String> read(String resource) {
    try (InputStream in = SlackStanding.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names that people give themselves. */
  static Stream<String> chosenNames(User user) {
    @Nullable String display =
        user.getProfile() == null ? null : user.getProfile().getDisplayName();
    return Stream.of(Optional.ofNullable(user.getRealName()), Optional.ofNullable(display))
        .flatMap(Optional::stream);
  }
}
