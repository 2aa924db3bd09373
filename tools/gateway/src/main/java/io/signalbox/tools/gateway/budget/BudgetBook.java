package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.gateway.budget.BudgetAccounts.AccountState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves, charges and reports budgets in shares that each process leases from the database, and
 * sends warnings; correct under concurrent calls and across restarts and processes. A process takes
 * portions of a budget in advance and sets money aside from those; the account counts a portion as
 * spent until it is settled or given back. What a process held when it died counts as spent after a
 * minute of silence: rather too much than too little.
 */
public final class BudgetBook {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetBook.class);

  /** Number of calls for which a process first reserves in advance. */
  private static final long PORTION = 64;

  /** Time in milliseconds that a portion should last; one that was used up sooner was too small. */
  private static final long LASTING_MILLIS = 1_000;

  private static final long IDLE_MILLIS = Duration.ofSeconds(5).toMillis();
  private static final long SILENT_MILLIS = Duration.ofMinutes(1).toMillis();

  private final BudgetAccounts accounts;
  private final Clock clock;
  private final Consumer<BudgetWarning> warnings;
  private final Map<LeaseName, BudgetLease> leases = new ConcurrentHashMap<>();

  private record LeaseName(String budget, Instant periodStart) {}

  /**
   * Creates a book for this process.
   *
   * @param holder names this process, and no other that runs at the same time
   */
  public BudgetBook(Jdbi jdbi, String holder, Clock clock, Consumer<BudgetWarning> warnings) {
    this.accounts = new BudgetAccounts(jdbi, holder);
    this.clock = clock;
    this.warnings = warnings;
  }

  /** Reserves the highest possible cost of a call in all of the budgets, or in none. */
  public BudgetDecision reserve(List<Budget> budgets, Cost atMost) {
    if (budgets.isEmpty()) {
      return new BudgetDecision.Reserved(BudgetReservation.none());
    }
    List<BudgetLease> taken = new ArrayList<>(budgets.size());
    for (Budget budget : budgets) {
      BudgetLease lease = lease(budget);
      Optional<BudgetDecision> refusal = setAside(lease, atMost.picodollars());
      if (refusal.isPresent()) {
        new BudgetReservation(taken, atMost).settle(Cost.NOTHING);
        return refusal.get();
      }
      taken.add(lease);
    }
    return new BudgetDecision.Reserved(new BudgetReservation(taken, atMost));
  }

  /**
   * Reserves from the amount that this process holds, without waiting; empty and without effect
   * when that is not enough.
   */
  public Optional<BudgetReservation> reserveAtOnce(List<Budget> budgets, Cost atMost) {
    List<BudgetLease> taken = new ArrayList<>(budgets.size());
    for (Budget budget : budgets) {
      BudgetLease lease = leases.get(name(budget, clock.instant()));
      boolean held =
          lease != null
              && lease.budget.amount().equals(budget.amount())
              && lease.setAside(atMost.picodollars(), clock.millis());
      if (!held) {
        new BudgetReservation(taken, atMost).settle(Cost.NOTHING);
        return Optional.empty();
      }
      taken.add(lease);
    }
    return Optional.of(new BudgetReservation(taken, atMost));
  }

  private static LeaseName name(Budget budget, Instant now) {
    return new LeaseName(budget.name(), BudgetPeriods.start(budget.period(), now));
  }

  private BudgetLease lease(Budget budget) {
    Instant now = clock.instant();
    LeaseName name = name(budget, now);
    BudgetLease lease = leases.get(name);
    // An amount that the operator changed counts from now on.
    if (lease == null || !lease.budget.equals(budget)) {
      lease =
          leases.compute(
              name,
              (key, old) ->
                  old == null || !old.budget.amount().equals(budget.amount())
                      ? next(old, budget, key.periodStart(), now)
                      : old);
    }
    return lease;
  }

  private BudgetLease next(@Nullable BudgetLease old, Budget budget, Instant start, Instant now) {
    if (old != null) {
      giveBack(old);
    }
    return new BudgetLease(budget, start, BudgetPeriods.end(budget.period(), now));
  }

  private Optional<BudgetDecision> setAside(BudgetLease lease, long amount) {
    if (lease.setAside(amount, clock.millis())) {
      return Optional.empty();
    }
    lease.fetching.lock();
    try {
      // Others may take of what is fetched before this call does.
      while (!lease.setAside(amount, clock.millis())) {
        long now = clock.millis();
        long needed = amount - lease.free();
        long wanted = amount * lease.nextPortion(PORTION, LASTING_MILLIS, now);
        Optional<Long> more = accounts.take(lease, needed, wanted, now);
        if (more.isEmpty()) {
          return Optional.of(exhausted(lease, amount));
        }
        lease.add(more.get());
      }
      return Optional.empty();
    } catch (JdbiException e) {
      LOG.warn("budget {} cannot be read: {}", lease.budget.name(), e.getClass().getSimpleName());
      return Optional.of(new BudgetDecision.Unreadable());
    } finally {
      lease.fetching.unlock();
    }
  }

  private BudgetDecision exhausted(BudgetLease lease, long amount) {
    long left =
        accounts
            .state(lease.budget.name(), lease.periodStart)
            .map(state -> state.left(lease.budget.amount()))
            .orElse(0L);
    Cost remaining = new Cost(Math.max(0, left + lease.free()));
    return new BudgetDecision.Exhausted(lease.budget, new Cost(amount), remaining, lease.periodEnd);
  }

  /** Writes charges inside the transaction that writes their calls. */
  public void charge(Handle handle, Collection<BudgetCharge> charges) {
    // Always in one order, so that two processes cannot wait for each other.
    charges.stream()
        .sorted(Comparator.comparing(BudgetCharge::budget).thenComparing(BudgetCharge::periodStart))
        .forEach(charge -> accounts.charge(handle, charge));
  }

  /** Adds spending that was not reserved to a budget, such as that of a direct call. */
  public void settle(Handle handle, Budget budget, Instant at, long picodollars) {
    accounts.spendUnheld(
        handle,
        new BudgetLease(
            budget,
            BudgetPeriods.start(budget.period(), at),
            BudgetPeriods.end(budget.period(), at)),
        picodollars);
  }

  /**
   * Writes a charge of a process that was killed, unless its reservations have already been counted
   * as spent. Where all that it held is written off as spent already, its charges are in there.
   */
  public void chargeFor(Handle handle, String holder, BudgetCharge charge) {
    accounts.chargeFor(handle, holder, charge);
  }

  /** Returns the reservations of a process that has ended and whose calls are all charged. */
  public void release(Handle handle, String holder) {
    accounts.release(handle, holder);
  }

  /** Returns the current state of a budget. */
  public BudgetStatus status(Budget budget) {
    Instant now = clock.instant();
    Instant start = BudgetPeriods.start(budget.period(), now);
    return status(budget, accounts.state(budget.name(), start).orElse(AccountState.NONE), now);
  }

  private static BudgetStatus status(Budget budget, AccountState state, Instant now) {
    return new BudgetStatus(
        budget,
        new Cost(state.spent()),
        new Cost(state.held()),
        BudgetPeriods.end(budget.period(), now));
  }

  /**
   * Returns the current state of each share of a divided budget from which anything was spent or
   * reserved in the present period.
   *
   * @param divided whose name begins the names of its shares, such as {@code budget:each user:}
   */
  public List<BudgetStatus> shares(Budget divided) {
    Instant now = clock.instant();
    Instant start = BudgetPeriods.start(divided.period(), now);
    return accounts.states(divided.name(), start).entrySet().stream()
        .map(share -> status(divided.named(share.getKey()), share.getValue(), now))
        .toList();
  }

  /**
   * Returns idle amounts, sends warnings and renews this process's claim; call every few seconds.
   */
  public void upkeep() {
    long now = clock.millis();
    for (Map.Entry<LeaseName, BudgetLease> entry : List.copyOf(leases.entrySet())) {
      BudgetLease lease = entry.getValue();
      warn(lease);
      boolean over = now >= lease.periodEnd.toEpochMilli();
      if (now - lease.usedAt() >= IDLE_MILLIS) {
        boolean empty = giveBack(lease);
        if (empty && over) {
          leases.remove(entry.getKey(), lease);
        }
      }
    }
    accounts.renew(now);
    int lost = accounts.writeOff(now - SILENT_MILLIS);
    if (lost > 0) {
      LOG.warn(
          "{} portions of budgets were held by processes that are gone; they count as spent", lost);
    }
  }

  private void warn(BudgetLease lease) {
    long threshold = Math.round(lease.budget.amount().picodollars() * lease.budget.warnAt());
    if (accounts.claimWarning(lease, threshold)) {
      BudgetStatus status = status(lease.budget);
      warnings.accept(new BudgetWarning(lease.budget, status.spent(), lease.periodEnd));
    }
  }

  /**
   * Returns all reservations that no call under way needs; call after the last call was charged.
   */
  public void close() {
    leases.values().forEach(lease -> giveBack(lease));
  }

  /** Returns the unused amount of a lease to the account; true when nothing is held any more. */
  private boolean giveBack(BudgetLease lease) {
    lease.fetching.lock();
    try {
      // Looked at first: what a call gives back after that is not in the rest.
      boolean idle = !lease.isReserved();
      long rest = lease.takeOut();
      if (rest > 0) {
        giveBack(lease, rest);
      }
      return idle;
    } finally {
      lease.fetching.unlock();
    }
  }

  private void giveBack(BudgetLease lease, long rest) {
    boolean given = false;
    try {
      accounts.giveBack(lease, rest, clock.millis());
      given = true;
    } finally {
      if (!given) {
        lease.add(rest);
      }
    }
  }
}
