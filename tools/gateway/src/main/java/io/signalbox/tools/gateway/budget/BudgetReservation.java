package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reservation of one call's highest possible cost in each budget that pays for it. Settled exactly
 * once; later settlements change nothing.
 */
public final class BudgetReservation {
  private final List<BudgetLease> leases;

  private final long atMost;
  private final AtomicBoolean open = new AtomicBoolean(true);

  BudgetReservation(List<BudgetLease> leases, Cost atMost) {
    this.leases = List.copyOf(leases);
    this.atMost = atMost.picodollars();
  }

  /** Returns a reservation in no budget. */
  public static BudgetReservation none() {
    return new BudgetReservation(List.of(), Cost.NOTHING);
  }

  /** Returns the highest possible cost of the call to its budgets. */
  public Cost most() {
    return new Cost(atMost);
  }

  /** Returns the charges that the call would cause at its highest possible cost. */
  public List<BudgetCharge> mostCharges() {
    return charges(most());
  }

  private List<BudgetCharge> charges(Cost cost) {
    return leases.stream()
        .map(lease -> new BudgetCharge(lease.budget.name(), lease.periodStart, cost))
        .toList();
  }

  /**
   * Settles the call at its actual cost and frees the rest of the reservation.
   *
   * @return the charges to be written with the call's record; empty when it was settled before
   */
  public List<BudgetCharge> settle(Cost actual) {
    if (!open.compareAndSet(true, false)) {
      return List.of();
    }
    for (BudgetLease lease : leases) {
      lease.settle(atMost, actual.picodollars());
    }
    if (actual.picodollars() == 0) {
      return List.of();
    }
    return charges(actual);
  }
}
