package io.signalbox.tools.accounting;

import io.signalbox.tools.budget.BudgetBook;
import io.signalbox.tools.budget.Charge;
import io.signalbox.tools.price.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of calls and writes them in batches, behind the calls' backs, each batch with its
 * charges in one transaction. While the database cannot be written, records wait in memory; what is
 * still waiting when a process is killed is lost, and its portion of the budgets counts as spent.
 */
public final class CallLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);
  private static final int BATCH = 500;
  private static final long PAUSE_MILLIS = 50;
  private static final long UPKEEP_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Jdbi jdbi;
  private final BudgetBook budgets;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final List<Entry> unwritten = new ArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread writer;
  private volatile boolean closed;

  private record Entry(CallRecord record, List<Charge> charges) {}

  private record Account(String budget, Instant periodStart) {}

  public CallLedger(Jdbi jdbi, BudgetBook budgets) {
    this.jdbi = jdbi;
    this.budgets = budgets;
    this.writer = Thread.ofVirtual().name("call-ledger").start(this::run);
  }

  /** Takes a call's record with what it cost its budgets. Returns at once. */
  public void record(CallRecord record, List<Charge> charges) {
    queue.add(new Entry(record, charges));
  }

  /** How many records wait to be written. */
  public int waiting() {
    return queue.size() + unwritten.size();
  }

  private void run() {
    long idle = 0;
    while (!closed) {
      try {
        Thread.sleep(Duration.ofMillis(PAUSE_MILLIS));
        idle += TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        flush();
        if (idle >= UPKEEP_NANOS) {
          idle = 0;
          budgets.upkeep();
        }
      } catch (InterruptedException e) {
        return;
      } catch (JdbiException e) {
        LOG.warn("{} call records wait for the database: {}", waiting(), name(e));
      }
    }
  }

  /**
   * Writes everything that was recorded before.
   *
   * @throws JdbiException when the database cannot be written; nothing is lost then
   */
  public void flush() {
    writing.lock();
    try {
      do {
        queue.drainTo(unwritten, BATCH - Math.min(BATCH, unwritten.size()));
        if (!unwritten.isEmpty()) {
          write(unwritten);
          unwritten.clear();
        }
      } while (!queue.isEmpty());
    } finally {
      writing.unlock();
    }
  }

  private void write(List<Entry> entries) {
    jdbi.useTransaction(
        handle -> {
          int[] inserted = CallRows.insert(handle, entries.stream().map(Entry::record).toList());
          Map<Account, Cost> sums = new LinkedHashMap<>();
          for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] != 0) {
              entries.get(i).charges().forEach(c -> sums.merge(account(c), c.cost(), Cost::plus));
            }
          }
          List<Charge> charges = new ArrayList<>();
          sums.forEach(
              (account, sum) ->
                  charges.add(new Charge(account.budget(), account.periodStart(), sum)));
          budgets.charge(handle, charges);
        });
  }

  private static Account account(Charge charge) {
    return new Account(charge.budget(), charge.periodStart());
  }

  private static String name(Exception e) {
    return e.getClass().getSimpleName();
  }

  /** Writes what waits, gives budgets back, and ends. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      flush();
      budgets.close();
    } catch (JdbiException e) {
      LOG.error("{} call records could not be written at the end: {}", waiting(), name(e));
    }
  }
}
