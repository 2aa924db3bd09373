package io.signalbox.tools.workflow.role;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks up the roles of people from their current Slack user groups. Safe for use from several
 * threads.
 */
public final class Roles {
  private final Settings settings;
  private final Function<String, Set<String>> groupsOf;

  /** Slack user groups of each role, in lower case. */
  public record Settings(Map<Role, Set<String>> groups) {
    public Settings {
      groups = Map.copyOf(groups);
    }

    /** Parses the section {@code roles} of the configuration. */
    public static Settings from(ConfigSection section) {
      Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
      groups.put(Role.EXPERT, groups(section, "experts", "Groups that may answer any request."));
      groups.put(Role.APPROVER, groups(section, "approvers", "Groups that approve."));
      groups.put(Role.ADMIN, groups(section, "admins", "Groups that run the platform."));
      return new Settings(groups);
    }

    private static Set<String> groups(ConfigSection section, String key, String description) {
      return section.list(key, description, SettingType.text()).or(List.of()).stream()
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * @param groupsOf handles of the Slack user groups that a person is in
   */
  public Roles(Settings settings, Function<String, Set<String>> groupsOf) {
    this.settings = settings;
    this.groupsOf = groupsOf;
  }

  /** Returns whether the person has the role now; a platform admin has every role. */
  public boolean has(String person, Role role) {
    Set<String> theirs =
        groupsOf.apply(person).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return isIn(theirs, role) || isIn(theirs, Role.ADMIN);
  }

  /** Returns the handles of the user groups whose members have this role itself, in lower case. */
  public Set<String> groups(Role role) {
    return settings.groups().getOrDefault(role, Set.of());
  }

  private boolean isIn(Set<String> theirs, Role role) {
    return settings.groups().getOrDefault(role, Set.of()).stream().anyMatch(theirs::contains);
  }
}
