package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/** Decision whether a call's highest possible cost fits its budgets. */
public sealed interface BudgetDecision {

  /** The cost is set aside. */
  record Reserved(BudgetReservation reservation) implements BudgetDecision {}

  /**
   * The highest possible cost exceeds the remaining amount.
   *
   * @param remaining what may still be spent in this period
   */
  record Exhausted(Budget budget, Cost needed, Cost remaining, Instant renews)
      implements BudgetDecision {}

  /** Refusal because the amount spent cannot be read. */
  record Unreadable() implements BudgetDecision {}
}
