package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.foresight.rehearsal.RehearsalJobRows.JobState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queue of rehearsals that are run in the background, each in one process at a time. A job whose
 * process was killed is taken up by another, which goes on from the results on disk.
 */
public final class RehearsalJobs {
  private static final Logger LOG = LoggerFactory.getLogger(RehearsalJobs.class);

  /** Time after which a job counts as abandoned by its process. */
  static final Duration LEASE = Duration.ofSeconds(90);

  private final Jdbi jdbi;
  private final RehearsalRunner runner;
  private final RehearsalNotices notices;
  private final Clock clock;

  /** Port that runs a rehearsal. */
  @FunctionalInterface
  public interface RehearsalRunner {
    /**
     * Runs a rehearsal; takes minutes and costs model calls.
     *
     * @throws IllegalArgumentException with a sentence, where there is nothing to rehearse
     */
    RehearsalOutcome run(RehearsalJob job, Consumer<String> progress);
  }

  public RehearsalJobs(Jdbi jdbi, RehearsalRunner runner, RehearsalNotices notices, Clock clock) {
    this.jdbi = jdbi;
    this.runner = runner;
    this.notices = notices;
    this.clock = clock;
  }

  /** Adds a job; returns false when one about the same agent and routes is not over yet. */
  public boolean ask(RehearsalJob job) {
    return jdbi.inTransaction(
        handle -> {
          if (RehearsalJobRows.isWaiting(handle, job)) {
            return false;
          }
          RehearsalJobRows.add(handle, job);
          notices.asked(handle, job);
          return true;
        });
  }

  /** Runs the waiting jobs one after the other. */
  public void runWaiting() {
    Optional<RehearsalJob> next = lease();
    while (next.isPresent()) {
      CountDownLatch over = new CountDownLatch(1);
      RehearsalJob job = next.get();
      Thread pulse = Thread.ofVirtual().name("rehearsal-lease").start(() -> hold(job, over));
      try {
        run(job);
      } finally {
        over.countDown();
      }
      await(pulse);
      next = lease();
    }
  }

  private Optional<RehearsalJob> lease() {
    return jdbi.inTransaction(
        handle -> RehearsalJobRows.lease(handle, clock.instant(), clock.instant().plus(LEASE)));
  }

  /** Keeps other processes from a job for as long as it runs here. */
  private void hold(RehearsalJob job, CountDownLatch over) {
    try {
      while (!over.await(LEASE.toMillis() / 3, TimeUnit.MILLISECONDS)) {
        jdbi.useHandle(
            handle -> RehearsalJobRows.extend(handle, job.id(), clock.instant().plus(LEASE)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JdbiException e) {
      LOG.warn("the rehearsal {} cannot be held: {}", job.id(), e.getClass().getSimpleName());
    }
  }

  private static void await(Thread pulse) {
    try {
      pulse.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(RehearsalJob job) {
    try {
      RehearsalOutcome outcome = runner.run(job, words -> progress(job, JobState.WAITING, words));
      jdbi.useTransaction(
          handle -> {
            RehearsalJobRows.save(handle, job.id(), JobState.ENDED, outcome.kept().id());
            notices.ended(handle, job, outcome);
          });
    } catch (IllegalArgumentException e) {
      progress(job, JobState.FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("the rehearsal {} did not run", job.id(), e);
      progress(job, JobState.FAILED, "The rehearsal could not be run; the log has why.");
    }
  }

  private void progress(RehearsalJob job, JobState state, String words) {
    jdbi.useTransaction(
        handle -> {
          RehearsalJobRows.save(handle, job.id(), state, words);
          notices.progressed(handle, job, words);
        });
  }
}
