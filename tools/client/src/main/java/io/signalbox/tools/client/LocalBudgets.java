package io.signalbox.tools.client;

import io.signalbox.tools.core.snapshot.SnapshotRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remaining budgets by the last policy: the amount left when it was issued, less what this process
 * spent or reserved since. Safe for use from several threads.
 */
final class LocalBudgets {
  private final Map<String, Long> taken = new HashMap<>();

  private int policies;

  /**
   * Amount reserved for a call.
   *
   * @param policy counts the policies since the start; what was set aside under one that has been
   *     replaced is not given back to the next
   */
  record Hold(List<SnapshotRoute.Left> budgets, long picodollars, int policy) {}

  /** Result of a reservation: a hold, or the budget that is exhausted. */
  record Taking(Optional<Hold> hold, String exhausted) {}

  /** Reserves an amount in all budgets, or in none. */
  synchronized Taking take(List<SnapshotRoute.Left> budgets, long picodollars) {
    for (SnapshotRoute.Left left : budgets) {
      if (taken.getOrDefault(left.budget(), 0L) + picodollars > left.picodollars()) {
        return new Taking(Optional.empty(), left.budget());
      }
    }
    spend(budgets, picodollars);
    return new Taking(Optional.of(new Hold(budgets, picodollars, policies)), "");
  }

  /** Adds spending to the budgets. */
  synchronized void spend(List<SnapshotRoute.Left> budgets, long picodollars) {
    budgets.forEach(left -> taken.merge(left.budget(), picodollars, Long::sum));
  }

  /** Replaces the reservation of an ended call by its cost. */
  synchronized void end(Hold hold, long spent) {
    if (hold.policy() == policies) {
      spend(hold.budgets(), spent - hold.picodollars());
    }
  }

  /** Resets the spending, for a new policy whose remaining amounts include all settled calls. */
  synchronized void begin() {
    policies++;
    taken.clear();
  }
}
