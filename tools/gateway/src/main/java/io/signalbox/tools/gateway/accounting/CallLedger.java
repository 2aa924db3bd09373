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
 * Writes the records of calls and their budget charges to the database asynchronously in batches,
 * also of killed processes from their journals, and those of settled direct calls. While the
 * database cannot be written, records wait in memory and in a journal; what is still waiting when a
 * process is killed is taken from there by the next one.
 */
public final class CallLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);

  /** Records in one transaction: few while the writer keeps up, more once that many wait. */
  private static final int BATCH = 500;

  private static final int SMALL_BATCH = 50;
  private static final int MANY = 10_000;

  /**
   * Pause between two small batches in milliseconds, so that writing does not take a processor core
   * from the calls.
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

  /** Journal lines of calls under way, by call id. */
  private final Map<String, byte[]> begun = new HashMap<>();

  private int inHand;

  private record Account(String budget, Instant periodStart) {}

  /** Creates a ledger without a journal; waiting records are lost when its process is killed. */
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
   * Stores the records that killed processes left in a folder; call before the first record.
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
   * Notes in the journal that a call is about to be sent, in case this process is killed.
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

  /** Queues an ended call's record and budget charges, without waiting for the database. */
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
   * Stores a call made without the gateway, and its charges, at once; returns false when its id is
   * that of another caller's call. A call that is already recorded is paid once: the dearer of both
   * counts, and for a lost one the caller's report.
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
   * Writes all records that were queued before.
   *
   * @throws JdbiException when the database cannot be written; nothing is lost then
   */
  public void flush() {
    boolean more = true;
    while (more) {
      more = writeNext(BATCH) || !queue.isEmpty();
    }
  }

  /** Writes a batch of queued records; returns whether more of them are left. */
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

  /** Moves the queued records to the batch to be written and switches the journal file. */
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

  /** Inserts new records and returns their total charge for each budget. */
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

  /**
   * Inserts a record whose id another call has used under a new id, unless it is stored already.
   */
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

  /** Writes the queued records, returns unused budgets and stops the writer thread. */
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
