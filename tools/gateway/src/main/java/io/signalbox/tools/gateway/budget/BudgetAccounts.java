package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the budget accounts in the database: amounts spent, leased to processes and left,
 * and warnings sent. Every change is one conditional update, so that several processes cannot
 * overspend.
 */
final class BudgetAccounts {
  private final Jdbi jdbi;
  private final String holder;

  BudgetAccounts(Jdbi jdbi, String holder) {
    this.jdbi = jdbi;
    this.holder = holder;
  }

  /** Spent and reserved amounts of a budget. */
  record AccountState(long spent, long held) {
    static final AccountState NONE = new AccountState(0, 0);

    long left(Cost amount) {
      return amount.picodollars() - spent - held;
    }
  }

  /**
   * Reserves the wanted amount for this process, or else the needed amount; empty when neither is
   * left.
   */
  Optional<Long> take(BudgetLease lease, long needed, long wanted, long now) {
    return jdbi.inTransaction(
        handle -> {
          open(handle, lease);
          long left = state(handle, lease).left(lease.budget.amount());
          // A portion of what is left keeps the last of a budget from lying in idle processes.
          long portion = Math.max(needed, Math.min(wanted, left / 16));
          if (hold(handle, lease, portion)) {
            return Optional.of(lend(handle, lease, portion, now));
          }
          return hold(handle, lease, needed)
              ? Optional.of(lend(handle, lease, needed, now))
              : Optional.empty();
        });
  }

  Optional<AccountState> state(String budget, Instant periodStart) {
    return jdbi.withHandle(handle -> find(handle, budget, periodStart));
  }

  /**
   * Returns the accounts of a period whose names begin with a prefix, in the order of their names.
   */
  SortedMap<String, AccountState> states(String prefix, Instant periodStart) {
    SortedMap<String, AccountState> states = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT budget, spent, held FROM budget_account WHERE period_start = :start")
                .bind("start", periodStart.toEpochMilli())
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("budget"),
                            new AccountState(row.getLong("spent"), row.getLong("held"))))
                .stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .forEach(each -> states.put(each.getKey(), each.getValue())));
    return states;
  }

  private static AccountState state(Handle handle, BudgetLease lease) {
    return find(handle, lease.budget.name(), lease.periodStart).orElse(new AccountState(0, 0));
  }

  private static Optional<AccountState> find(Handle handle, String budget, Instant periodStart) {
    return handle
        .createQuery(
            "SELECT spent, held FROM budget_account WHERE budget = :budget AND period_start ="
                + " :start")
        .bind("budget", budget)
        .bind("start", periodStart.toEpochMilli())
        .map((row, context) -> new AccountState(row.getLong("spent"), row.getLong("held")))
        .findOne();
  }

  private static void open(Handle handle, BudgetLease lease) {
    handle
        .createUpdate(
            """
            INSERT INTO budget_account (budget, period_start, spent, held, warned)
            VALUES (:budget, :start, 0, 0, FALSE) ON CONFLICT DO NOTHING\
            """)
        .bind("budget", lease.budget.name())
        .bind("start", lease.periodStart.toEpochMilli())
        .execute();
  }

  private static boolean hold(Handle handle, BudgetLease lease, long amount) {
    return handle
            .createUpdate(
                """
                UPDATE budget_account SET held = held + :amount
                WHERE budget = :budget AND period_start = :start AND spent + held + :amount <= :most\
                """)
            .bind("amount", amount)
            .bind("most", lease.budget.amount().picodollars())
            .bind("budget", lease.budget.name())
            .bind("start", lease.periodStart.toEpochMilli())
            .execute()
        == 1;
  }

  private long lend(Handle handle, BudgetLease lease, long amount, long now) {
    LeaseRows.add(handle, holder, lease, amount, now);
    return amount;
  }

  /** Returns a reserved amount that is not needed. */
  void giveBack(BudgetLease lease, long amount, long now) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE budget_account SET held = held - :amount
                  WHERE budget = :budget AND period_start = :start\
                  """)
              .bind("amount", amount)
              .bind("budget", lease.budget.name())
              .bind("start", lease.periodStart.toEpochMilli())
              .execute();
          LeaseRows.add(handle, holder, lease, -amount, now);
        });
  }

  /**
   * Marks the warning at this spending threshold as sent, once a period; returns whether this
   * process is to send it.
   */
  boolean claimWarning(BudgetLease lease, long threshold) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE budget_account SET warned = TRUE
                        WHERE budget = :budget AND period_start = :start AND warned = FALSE
                          AND spent >= :threshold\
                        """)
                    .bind("budget", lease.budget.name())
                    .bind("start", lease.periodStart.toEpochMilli())
                    .bind("threshold", threshold)
                    .execute()
                == 1);
  }

  /** Turns a reserved amount into a spent one, inside the transaction that writes the calls. */
  void charge(Handle handle, BudgetCharge charge) {
    spend(handle, charge);
    var unused = LeaseRows.charge(handle, holder, charge);
  }

  /** Charges the reservation of another process, if that still exists. */
  void chargeFor(Handle handle, String other, BudgetCharge charge) {
    if (LeaseRows.charge(handle, other, charge)) {
      spend(handle, charge);
    }
  }

  void spendUnheld(Handle handle, BudgetLease lease, long amount) {
    open(handle, lease);
    handle
        .createUpdate(
            """
            UPDATE budget_account SET spent = spent + :cost
            WHERE budget = :budget AND period_start = :start\
            """)
        .bind("cost", amount)
        .bind("budget", lease.budget.name())
        .bind("start", lease.periodStart.toEpochMilli())
        .execute();
  }

  private static void spend(Handle handle, BudgetCharge charge) {
    handle
        .createUpdate(
            """
            UPDATE budget_account SET spent = spent + :cost, held = held - :cost
            WHERE budget = :budget AND period_start = :start\
            """)
        .bind("cost", charge.cost().picodollars())
        .bind("budget", charge.budget())
        .bind("start", charge.periodStart().toEpochMilli())
        .execute();
  }

  void renew(long now) {
    jdbi.useHandle(handle -> LeaseRows.renew(handle, holder, now));
  }

  void release(Handle handle, String other) {
    LeaseRows.release(handle, other);
  }

  /**
   * Counts reservations of processes silent since this time as spent, since their real spending is
   * unknown.
   */
  int writeOff(long silentSince) {
    return jdbi.inTransaction(handle -> LeaseRows.writeOff(handle, silentSince));
  }
}
