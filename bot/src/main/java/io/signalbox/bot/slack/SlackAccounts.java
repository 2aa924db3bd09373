package io.signalbox.bot.slack;

import com.slack.api.model.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All accounts of a workspace, and the people whom names mean. Pure.
 *
 * @param everybody empty where that cannot be told at the moment
 * @param team id of the workspace; empty where it is not known
 */
record SlackAccounts(List<User> everybody, Optional<String> team) {

  /**
   * The person that a name most likely means, to address them: what {@link #verified} says, else
   * whose handle it is, else the only full member who bears it.
   */
  Optional<String> addressed(String name) {
    String wanted = plain(name);
    return verified(name)
        .or(() -> first(user -> plain(user.getName()).equals(wanted)))
        .or(() -> onlyOneCalled(wanted));
  }

  /** A name that several give themselves is nobody's. */
  private Optional<String> onlyOneCalled(String wanted) {
    List<String> called =
        people()
            .filter(user -> SlackStanding.isFull(user, team))
            .filter(user -> SlackStanding.chosenNames(user).anyMatch(n -> plain(n).equals(wanted)))
            .map(User::getId)
            .toList();
    return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
  }

  /** The person with this id or address; a bare handle stands for one in the own mail domain. */
  Optional<String> verified(String name) {
    String bare = name.strip().replaceFirst("^@", "");
    String wanted = plain(name);
    Optional<String> address =
        wanted.contains("@")
            ? Optional.of(wanted)
            : SlackStanding.ownDomain(everybody, team).map(domain -> wanted + "@" + domain);
    return first(user -> user.getId().equals(bare))
        .or(
            () ->
                address.flatMap(
                    each ->
                        first(
                            user -> SlackStanding.address(user).filter(each::equals).isPresent())));
  }

  private Optional<String> first(Predicate<User> wanted) {
    return people().filter(wanted).findFirst().map(User::getId);
  }

  private Stream<User> people() {
    return everybody.stream().filter(each -> !each.isDeleted() && !each.isBot());
  }

  private static String plain(@Nullable String name) {
    return name == null ? "" : name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }
}
