package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Register of the profile fields and presences that were set by {@code users.profile.set} and
 * {@code users.setPresence}; they lie over what the seed says of a person. Thread-safe.
 */
public final class UserProfiles {
  private final Map<String, ObjectNode> changes = new ConcurrentHashMap<>();
  private final Map<String, String> presences = new ConcurrentHashMap<>();

  /** Sets fields of a profile, beside those that were set before. */
  public void set(String user, ObjectNode fields) {
    changes.merge(
        user, fields.deepCopy(), (before, added) -> before.deepCopy().setAll(added.deepCopy()));
  }

  /** Writes what was set into a profile. */
  void writeTo(String user, ObjectNode profile) {
    Optional.ofNullable(changes.get(user)).ifPresent(fields -> profile.setAll(fields.deepCopy()));
  }

  /** Returns the name that a profile gives its person, if one was set. */
  Optional<String> realName(String user) {
    return Optional.ofNullable(changes.get(user))
        .flatMap(fields -> JsonTrees.text(fields, "real_name"));
  }

  /**
   * Sets a presence.
   *
   * @param presence {@code auto} or {@code away}
   */
  public void presence(String user, String presence) {
    presences.put(user, presence);
  }

  public boolean isAway(String user) {
    return presences.getOrDefault(user, "auto").equals("away");
  }
}
