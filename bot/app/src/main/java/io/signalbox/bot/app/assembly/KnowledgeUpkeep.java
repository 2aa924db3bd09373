package io.signalbox.bot.app.assembly;

import io.signalbox.knowledge.search.IndexUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background thread that reads the sources periodically, indexes new documents by words at once,
 * and embeds them afterwards. A step that fails is tried again in the next round.
 */
public final class KnowledgeUpkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KnowledgeUpkeep.class);
  private static final long PAUSE_AFTER_FAULT_SECONDS = 30;

  private final Runnable readSources;
  private final IndexUpkeep index;
  private final Duration every;
  private final Clock clock;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  KnowledgeUpkeep(Runnable readSources, IndexUpkeep index, Duration every, Clock clock) {
    this.readSources = readSources;
    this.index = index;
    this.every = every;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("upkeep").daemon().unstarted(this::run);
  }

  /** Starts the thread, which reads the sources at once and then periodically. */
  public void start() {
    thread.start();
  }

  /** Wakes the thread, as new documents can be indexed. */
  public void learned() {
    woken.release();
  }

  private void run() {
    Instant nextRead = clock.instant();
    while (!stopped) {
      try {
        if (!clock.instant().isBefore(nextRead)) {
          readSources.run();
          nextRead = clock.instant().plus(every);
        }
        index.indexWords();
        index.indexVectors(count -> {}, () -> !stopped);
        long left = Duration.between(clock.instant(), nextRead).toMillis();
        if (left > 0 && woken.tryAcquire(left, TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("What is known could not be brought up to date; it is tried again soon", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (woken.tryAcquire(PAUSE_AFTER_FAULT_SECONDS, TimeUnit.SECONDS)) {
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  /** Stops the thread after the batch that it is working on. */
  @Override
  public void close() {
    stopped = true;
    woken.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
