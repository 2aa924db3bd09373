package io.signalbox.tools.core.route;

import java.util.Collection;
import java.util.Set;

/**
 * Callers, teams and groups allowed to use a route; membership in any of the three suffices. If
 * none is named, nobody has access; {@code *} among the callers stands for everyone who holds a
 * key.
 */
public record RouteAccess(Set<String> callers, Set<String> teams, Set<String> groups) {
  private static final String EVERYONE = "*";

  public RouteAccess {
    callers = Set.copyOf(callers);
    teams = Set.copyOf(teams);
    groups = Set.copyOf(groups);
  }

  /** Returns whether a caller of this name, team and Slack groups is admitted. */
  public boolean admits(String caller, String team, Collection<String> memberOf) {
    return callers.contains(EVERYONE)
        || callers.contains(caller)
        || teams.contains(team)
        || memberOf.stream().anyMatch(groups::contains);
  }
}
