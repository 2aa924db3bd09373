package io.signalbox.tools.core.route;

import java.util.Set;

/**
 * Budget across routes, for an organisation, a model, or each team, caller, end user or tag.
 *
 * @param each what has an amount of its own; a call that does not say belongs to those that do not
 * @param scope the calls that it is for
 * @param owner who is told when it runs low; empty for the caller's own
 */
public record CrossRouteBudget(
    String name, BudgetRule rule, SpendShare each, SpendScope scope, String owner) {

  /** Division of the spending into parts that each have the full amount as their budget. */
  public enum SpendShare {
    ALL,
    TEAM,
    CALLER,
    USER,
    TAG,
    MODEL
  }

  /**
   * Filter of the calls that a budget applies to; an empty set admits all.
   *
   * @param models may end with {@code *}
   */
  public record SpendScope(
      Set<String> teams, Set<String> callers, Set<String> tags, Set<String> models) {
    public SpendScope {
      teams = Set.copyOf(teams);
      callers = Set.copyOf(callers);
      tags = Set.copyOf(tags);
      models = Set.copyOf(models);
    }

    /** Returns whether the budget applies to a call. */
    public boolean holds(String team, String caller, String tag, String model) {
      return isIn(teams, team)
          && isIn(callers, caller)
          && isIn(tags, tag)
          && (models.isEmpty() || models.stream().anyMatch(each -> isNamed(each, model)));
    }

    private static boolean isIn(Set<String> among, String name) {
      return among.isEmpty() || among.contains(name);
    }

    private static boolean isNamed(String pattern, String model) {
      return pattern.endsWith("*")
          ? model.startsWith(pattern.substring(0, pattern.length() - 1))
          : model.equals(pattern);
    }
  }
}
