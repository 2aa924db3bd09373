package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule.Period;

/**
 * Amount of money for a recurring period, with the owner to warn.
 *
 * @param name stable, such as {@code route:answers caller:bot}
 * @param owner who is told when it runs low
 * @param warnAt share of the amount, 0 to 1
 */
public record Budget(String name, String owner, Cost amount, Period period, double warnAt) {
  /** Returns a copy with another name, as a share of a divided budget has. */
  Budget named(String other) {
    return new Budget(other, owner, amount, period, warnAt);
  }
}
