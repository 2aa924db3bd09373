package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/** Decision on whether the highest possible cost of a call fits its budgets. */
public sealed interface BudgetDecision {

  /** The cost is reserved in all budgets of the call. */
  record Reserved(BudgetReservation reservation) implements BudgetDecision {}

  /**
   * The highest possible cost exceeds the remaining amount.
   *
   * @param remaining what may still be spent in this period
   */
  record Exhausted(Budget budget, Cost needed, Cost remaining, Instant renews)
      implements BudgetDecision {}

  /** The budget cannot be read, so the call is refused. */
  record Unreadable() implements BudgetDecision {}
}
