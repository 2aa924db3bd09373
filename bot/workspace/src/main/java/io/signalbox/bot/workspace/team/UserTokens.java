package io.signalbox.bot.workspace.team;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues user tokens ({@code xoxp-…}) for methods that Slack gives to people only, such as {@code
 * users.profile.set}. A token may do all that its method needs. Thread-safe.
 */
public final class UserTokens {
  private final SlackIds ids;
  private final Map<String, String> byPerson = new ConcurrentHashMap<>();

  UserTokens(SlackIds ids) {
    this.ids = ids;
  }

  /** Returns a person's token, the same each time. */
  public String of(String person) {
    return byPerson.computeIfAbsent(person, key -> "xoxp-" + ids.secret(12) + "-" + ids.secret(24));
  }

  /** Returns the person to whom a token belongs. */
  public Optional<String> person(String token) {
    return byPerson.entrySet().stream()
        .filter(entry -> entry.getValue().equals(token))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
