package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;

/** Amount that evaluation runs may spend together, the judge's calls included. For one thread. */
public final class RunBudget {
  private final Cost most;
  private Cost spent = Cost.NOTHING;

  public RunBudget(Cost most) {
    this.most = most;
  }

  /** Adds the cost of a call. */
  public void spend(Cost cost) {
    spent = spent.plus(cost);
  }

  /** Returns whether more was spent than the runs may. */
  boolean isSpent() {
    return spent.isMoreThan(most);
  }
}
