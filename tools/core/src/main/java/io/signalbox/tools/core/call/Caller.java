package io.signalbox.tools.core.call;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticated agent, service or product feature that calls routes, with its team, groups, data
 * class and budget.
 *
 * @param owner who is told when its budget runs out
 * @param dataClass of its calls that name none
 * @param budget over all its routes together
 * @param mayLower whether its calls may name a lower data class than its own
 */
public record Caller(
    String name,
    String team,
    String owner,
    Set<String> groups,
    DataClass dataClass,
    Optional<Allowance> budget,
    boolean mayLower) {

  /** Creates a caller that may not name a lower data class than its own. */
  public Caller(
      String name,
      String team,
      String owner,
      Set<String> groups,
      DataClass dataClass,
      Optional<Allowance> budget) {
    this(name, team, owner, groups, dataClass, budget, false);
  }

  /** Amount that a caller may spend over all routes in one budget period. */
  public record Allowance(Cost amount, BudgetRule.Period period) {}

  public Caller {
    groups = Set.copyOf(groups);
  }

  /**
   * Creates a caller without groups or a budget of its own, whose data class is {@code INTERNAL}.
   */
  public static Caller of(String name, String team, String owner) {
    return new Caller(name, team, owner, Set.of(), DataClass.INTERNAL, Optional.empty());
  }
}
