package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of calls and writes them in batches, behind the calls' backs, each batch with its
 * charges in one transaction. While the database cannot be written, records wait in memory and in a
 * journal; what is still waiting when a process is killed is taken from there by the next one.
 */
public final class CallLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);

  /** Records in one transaction: few while the writer keeps up, more once that many wait. */
  private static final int BATCH = 500;

  private static final int SMALL_BATCH = 50;
  private static final int MANY = 10_000;

  /**
   * Between two small batches, half a millisecond of work each. A writer that works through
   * thousands of records in one go takes a core from the calls for so long that one in a hundred
   * waits for it.
   */
  private static final long REST_MILLIS = 2;

  private static final byte[] NOTHING = {};

  private static final long PAUSE_MILLIS = 100;

  private static final long UPKEEP_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Jdbi jdbi;
  private final BudgetBook budgets;
  private final Optional<CallJournal> journal;
  private final ReentrantLock taking = new ReentrantLock();
  private final BlockingQueue<JournalLine> queue = new LinkedBlockingQueue<>();
  private final List<JournalLine> unwritten = new ArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread writer;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Lines of calls that are under way, by id; in the journal too, in case this process is killed.
   */
  private final Map<String, byte[]> begun = new HashMap<>();

  private int inHand;

  private record Account(String budget, Instant periodStart) {}

  /** A ledger without a journal: what waits is lost when its process is killed. */
  public CallLedger(Jdbi jdbi, BudgetBook budgets) {
    this(jdbi, budgets, Optional.empty());
  }

  /**
   * @param journal is closed with this
   */
  public CallLedger(Jdbi jdbi, BudgetBook budgets, Optional<CallJournal> journal) {
    this.jdbi = jdbi;
    this.budgets = budgets;
    this.journal = journal;
    // Not a virtual one: those that carry calls would wait behind it while it works in the
    // database.
    this.writer = Thread.ofPlatform().daemon().name("call-ledger").start(this::run);
  }

  /**
   * Writes what killed processes left in a folder of journals; call before the first record.
   *
   * @throws JdbiException when the database cannot be written; the journals stay then
   */
  public void takeOver(Path journals) {
    CallJournal.takeOver(
        journals,
        (holder, lines) -> {
          jdbi.useTransaction(
              handle -> {
                insert(handle, lines).forEach(charge -> budgets.chargeFor(handle, holder, charge));
                budgets.release(handle, holder);
              });
          if (!lines.isEmpty()) {
            LOG.warn("{} calls of a process that was killed are accounted for now", lines.size());
          }
        });
  }

  /**
   * Records a call that is about to be sent, so that a crash of this process does not lose it.
   *
   * @param most its record and charges as they are if nobody ever learns how it ended
   */
  public void begin(Supplier<CallRecord> most, List<BudgetCharge> charges) {
    if (journal.isEmpty()) {
      return;
    }
    JournalLine line = new JournalLine(most.get(), charges);
    byte[] text = JournalText.of(line);
    taking.lock();
    try {
      journal.get().append(text);
      begun.put(line.record().id(), text);
    } finally {
      taking.unlock();
    }
  }

  /** Takes a call's record with what it cost its budgets. Waits for no database. */
  public void record(CallRecord record, List<BudgetCharge> charges) {
    JournalLine line = new JournalLine(record, charges);
    byte[] text = journal.isPresent() ? JournalText.of(line) : NOTHING;
    taking.lock();
    try {
      journal.ifPresent(file -> file.append(text));
      begun.remove(record.id());
      queue.add(line);
    } finally {
      taking.unlock();
    }
  }

  /**
   * Puts a call into the ledger that was made without the gateway, at once. Where the same call is
   * in them already, because it went wrong on our side first, it is paid once: the dearer counts,
   * and of one that was lost what its caller knows.
   *
   * @return whether it is in the ledger now; not when its id is another caller's call
   */
  public boolean settle(CallRecord record, List<Budget> payers) {
    return jdbi.inTransaction(
        handle -> {
          boolean added = CallRows.insert(handle, List.of(record))[0] != 0;
          OptionalLong more =
              added ? OptionalLong.of(record.cost().picodollars()) : CallRows.amend(handle, record);
          if (more.orElse(0) != 0) {
            payers.forEach(budget -> budgets.settle(handle, budget, record.at(), more.getAsLong()));
          }
          return more.isPresent();
        });
  }

  /** Returns the number of records that wait to be written. */
  public int waiting() {
    return queue.size() + unwritten.size();
  }

  private void run() {
    long idle = 0;
    boolean open = true;
    while (open) {
      try {
        open = !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        idle += TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        while (writeNext(waiting() < MANY ? SMALL_BATCH : BATCH)) {
          if (waiting() < MANY) {
            open = !closing.await(REST_MILLIS, TimeUnit.MILLISECONDS);
          }
        }
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
    boolean more = true;
    while (more) {
      more = writeNext(BATCH) || !queue.isEmpty();
    }
  }

  /** Writes some of what waits; whether there is more that came with it. */
  private boolean writeNext(int most) {
    writing.lock();
    try {
      if (unwritten.isEmpty() && !queue.isEmpty()) {
        drainQueue();
      }
      if (unwritten.isEmpty()) {
        return false;
      }
      List<JournalLine> batch = unwritten.subList(0, Math.min(most, unwritten.size()));
      write(batch);
      batch.clear();
      if (unwritten.isEmpty()) {
        journal.ifPresent(file -> file.written(inHand));
      }
      return !unwritten.isEmpty();
    } finally {
      writing.unlock();
    }
  }

  /** Moves all waiting records into the batch to be written, and turns to the other journal. */
  private void drainQueue() {
    taking.lock();
    try {
      inHand = journal.map(CallJournal::turn).orElse(0);
      // What is under way has to stand in the file that is not emptied next.
      journal.ifPresent(file -> begun.values().forEach(file::append));
      queue.drainTo(unwritten);
    } finally {
      taking.unlock();
    }
  }

  private void write(List<JournalLine> lines) {
    jdbi.useTransaction(handle -> budgets.charge(handle, insert(handle, lines)));
  }

  /** Inserts what is not there yet, and gives what that costs each budget. */
  private static List<BudgetCharge> insert(Handle handle, List<JournalLine> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    int[] inserted = CallRows.insert(handle, lines.stream().map(JournalLine::record).toList());
    Map<Account, Cost> sums = new LinkedHashMap<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] != 0 || insertedAnew(handle, lines.get(i).record())) {
        lines.get(i).charges().forEach(c -> sums.merge(account(c), c.cost(), Cost::plus));
      }
    }
    List<BudgetCharge> charges = new ArrayList<>();
    sums.forEach(
        (account, sum) ->
            charges.add(new BudgetCharge(account.budget(), account.periodStart(), sum)));
    return charges;
  }

  /** A client that sends an id twice does not thereby hide a call. */
  private static boolean insertedAnew(Handle handle, CallRecord record) {
    String other = UUID.randomUUID().toString().replace("-", "");
    return !CallRows.holds(handle, record)
        && CallRows.insert(handle, List.of(record.withId(other)))[0] != 0;
  }

  private static Account account(BudgetCharge charge) {
    return new Account(charge.budget(), charge.periodStart());
  }

  private static String name(Exception e) {
    return e.getClass().getSimpleName();
  }

  /** Writes what waits, gives budgets back, and ends. */
  @Override
  public void close() {
    // Never interrupted: H2 closes its file under a thread that is interrupted while it writes.
    closing.countDown();
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
    journal.ifPresent(CallJournal::close);
  }
}
