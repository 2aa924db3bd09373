package io.signalbox.bot.slack.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims work from a queue table and executes it on virtual threads, with a limit on concurrent
 * pieces. Claims when woken and, since leases expire silently, at a regular interval.
 */
public final class WorkLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  /** Port to a queue of work, such as the inbox or the outbox. */
  @FunctionalInterface
  public interface Source {
    /**
     * Claims unclaimed work; each piece must catch its own exceptions.
     *
     * @param most pieces wanted, from 1
     */
    List<Runnable> claim(int most);
  }

  private final Source source;
  private final Duration sweep;
  private final int atOnce;
  private final Semaphore free;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param atOnce most pieces at once
   * @param sweep longest time between two looks for work
   */
  public WorkLoop(String name, int atOnce, Duration sweep, Source source) {
    this.source = source;
    this.sweep = sweep;
    this.atOnce = atOnce;
    this.free = new Semaphore(atOnce);
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts the thread that claims work. */
  public void start() {
    thread.start();
  }

  /** Signals that there may be work. */
  public void wake() {
    woken.release();
  }

  private void run() {
    while (!closing) {
      try {
        free.acquire();
        free.release();
        if (claim() == 0) {
          boolean early = woken.tryAcquire(sweep.toMillis(), TimeUnit.MILLISECONDS);
          if (early) {
            woken.drainPermits();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private int claim() throws InterruptedException {
    int most = free.availablePermits();
    if (most == 0) {
      return 0;
    }
    List<Runnable> work;
    try {
      work = source.claim(most);
    } catch (RuntimeException e) {
      // The database is away or busy: the next look finds what this one could not.
      log.warn("{} cannot look for work: {}", thread.getName(), e.getMessage());
      TimeUnit.MILLISECONDS.sleep(sweep.toMillis());
      return 0;
    }
    for (Runnable piece : work) {
      free.acquire();
      Thread.ofVirtual().name(thread.getName()).start(() -> doPiece(piece));
    }
    return work.size();
  }

  private void doPiece(Runnable piece) {
    try {
      piece.run();
    } finally {
      free.release();
      wake();
    }
  }

  /** Stops claiming and waits up to ten seconds for work under way; the rest stays in its table. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(LONGEST_CLOSE);
      if (!free.tryAcquire(atOnce, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.info(
            "{} stopped with work under way; it is taken up at the next start", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
