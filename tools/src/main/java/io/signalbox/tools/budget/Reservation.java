package io.signalbox.tools.budget;

import io.signalbox.tools.price.Cost;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Money set aside for one call. Settled exactly once; later settlements change nothing. */
public final class Reservation {
  private final List<Lease> leases;

  private final long atMost;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Reservation(List<Lease> leases, Cost atMost) {
    this.leases = List.copyOf(leases);
    this.atMost = atMost.picodollars();
  }

  /** A reservation in no budget. */
  public static Reservation none() {
    return new Reservation(List.of(), Cost.NOTHING);
  }

  /** Returns the highest possible cost of the call to its budgets. */
  public Cost most() {
    return new Cost(atMost);
  }

  /** The charges of a call that costs the most. */
  public List<Charge> mostCharges() {
    return charges(most());
  }

  private List<Charge> charges(Cost cost) {
    return leases.stream()
        .map(lease -> new Charge(lease.budget.name(), lease.periodStart, cost))
        .toList();
  }

  /**
   * Gives back what the call did not cost.
   *
   * @return the charges to be written with the call's record; empty when it was settled before
   */
  public List<Charge> settle(Cost actual) {
    if (!open.compareAndSet(true, false)) {
      return List.of();
    }
    for (Lease lease : leases) {
      lease.settle(atMost, actual.picodollars());
    }
    if (actual.picodollars() == 0) {
      return List.of();
    }
    return charges(actual);
  }
}
