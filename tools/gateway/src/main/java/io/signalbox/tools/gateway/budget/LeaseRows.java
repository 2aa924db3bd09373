package io.signalbox.tools.gateway.budget;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads and writes rows of the table {@code budget_lease}, the reservations of each process; their
 * sum equals the held amount of the account.
 */
final class LeaseRows {
  private LeaseRows() {}

  private record LeaseRow(String holder, String budget, long start, long amount) {}

  static void add(Handle handle, String holder, BudgetLease lease, long amount, long now) {
    int known =
        handle
            .createUpdate(
                """
                UPDATE budget_lease SET amount = amount + :amount, renewed_at = :now
                WHERE holder = :holder AND budget = :budget AND period_start = :start\
                """)
            .bind("amount", amount)
            .bind("now", now)
            .bind("holder", holder)
            .bind("budget", lease.budget.name())
            .bind("start", lease.periodStart.toEpochMilli())
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              """
              INSERT INTO budget_lease (holder, budget, period_start, amount, renewed_at)
              VALUES (:holder, :budget, :start, :amount, :now)\
              """)
          .bind("amount", amount)
          .bind("now", now)
          .bind("holder", holder)
          .bind("budget", lease.budget.name())
          .bind("start", lease.periodStart.toEpochMilli())
          .execute();
    }
  }

  /** Charges the reservation of a process; returns false if it has none in that budget. */
  static boolean charge(Handle handle, String holder, BudgetCharge charge) {
    return handle
            .createUpdate(
                """
                UPDATE budget_lease SET amount = amount - :cost
                WHERE holder = :holder AND budget = :budget AND period_start = :start\
                """)
            .bind("cost", charge.cost().picodollars())
            .bind("holder", holder)
            .bind("budget", charge.budget())
            .bind("start", charge.periodStart().toEpochMilli())
            .execute()
        == 1;
  }

  static void renew(Handle handle, String holder, long now) {
    handle
        .createUpdate("UPDATE budget_lease SET renewed_at = :now WHERE holder = :holder")
        .bind("now", now)
        .bind("holder", holder)
        .execute();
  }

  /** Returns the reservations of a process to the accounts. */
  static void release(Handle handle, String holder) {
    handle
        .createUpdate(
            """
            UPDATE budget_account SET held = held - (
              SELECT l.amount FROM budget_lease l WHERE l.holder = :holder
                AND l.budget = budget_account.budget AND l.period_start = budget_account.period_start)
            WHERE EXISTS (
              SELECT 1 FROM budget_lease l WHERE l.holder = :holder
                AND l.budget = budget_account.budget AND l.period_start = budget_account.period_start)\
            """)
        .bind("holder", holder)
        .execute();
    handle
        .createUpdate("DELETE FROM budget_lease WHERE holder = :holder")
        .bind("holder", holder)
        .execute();
  }

  /** Counts the reservations of silent processes as spent; returns how many of them had any. */
  static int writeOff(Handle handle, long silentSince) {
    List<LeaseRow> silent =
        handle
            .createQuery(
                "SELECT holder, budget, period_start, amount FROM budget_lease WHERE renewed_at <"
                    + " :since")
            .bind("since", silentSince)
            .map(
                (row, context) ->
                    new LeaseRow(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
            .list();
    int written = 0;
    for (LeaseRow row : silent) {
      // Whoever deletes the row moves the money, so that two processes do not both do it.
      if (row.amount() == 0) {
        // A process that ended as it should has given everything back; its row is left.
        delete(handle, row, silentSince);
      } else if (delete(handle, row, silentSince)) {
        written += move(handle, row);
      }
    }
    return written;
  }

  private static boolean delete(Handle handle, LeaseRow row, long silentSince) {
    return handle
            .createUpdate(
                """
                DELETE FROM budget_lease WHERE holder = :holder AND budget = :budget
                  AND period_start = :start AND amount = :amount AND renewed_at < :since\
                """)
            .bind("holder", row.holder())
            .bind("budget", row.budget())
            .bind("start", row.start())
            .bind("amount", row.amount())
            .bind("since", silentSince)
            .execute()
        == 1;
  }

  private static int move(Handle handle, LeaseRow row) {
    return handle
        .createUpdate(
            """
            UPDATE budget_account SET spent = spent + :amount, held = held - :amount
            WHERE budget = :budget AND period_start = :start\
            """)
        .bind("amount", row.amount())
        .bind("budget", row.budget())
        .bind("start", row.start())
        .execute();
  }
}
