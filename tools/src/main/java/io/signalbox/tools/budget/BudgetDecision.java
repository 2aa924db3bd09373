package io.signalbox.tools.budget;

import io.signalbox.tools.price.Cost;
import java.time.Instant;

/** Whether a call may cost what it could. */
public sealed interface BudgetDecision {

  /** The cost is set aside. */
  record Reserved(Reservation reservation) implements BudgetDecision {}

  /**
   * It could cost more than is left.
   *
   * @param remaining what may still be spent in this period
   */
  record Exhausted(Budget budget, Cost needed, Cost remaining, Instant renews)
      implements BudgetDecision {}

  /** What was spent cannot be read, so nothing may be. */
  record Unreadable() implements BudgetDecision {}
}
