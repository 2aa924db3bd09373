package io.signalbox.tools.foresight.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import io.signalbox.tools.foresight.rehearsal.RehearsalJobs.RehearsalRunner;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal.RehearsedRoutes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class RehearsalJobsTest implements RehearsalNotices {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  private final List<String> told = new ArrayList<>();

  @Test
  void aJobIsRunOnceAndTakenUpAgainOnlyWhenItsProcessIsGone() {
    try (Database database = TestDatabase.h2()) {
      RehearsalJobs jobs = jobs(database, NOW, (job, progress) -> outcome());

      assertThat(jobs.ask(job("j-1"))).isTrue();
      assertThat(jobs.ask(job("j-2"))).as("the same rehearsal while one waits").isFalse();
      // A process that took it and was killed.
      database
          .jdbi()
          .useTransaction(
              handle -> RehearsalJobRows.lease(handle, NOW, NOW.plus(RehearsalJobs.LEASE)));
      jobs.runWaiting();
      assertThat(told).containsExactly("asked j-1");

      RehearsalJobs later = jobs(database, NOW.plus(Duration.ofMinutes(2)), this::halfWay);
      later.runWaiting();
      later.runWaiting();
      assertThat(told).containsExactly("asked j-1", "old: 25 of 60 cases", "ended r-1");
      assertThat(jobs.ask(job("j-2"))).isTrue();
    }
  }

  @Test
  void aLeaseFromBeforeTheClockWasPutBackHoldsNobodyOff() {
    try (Database database = TestDatabase.h2()) {
      RehearsalJobs jobs = jobs(database, NOW, (job, progress) -> outcome());
      jobs.ask(job("j-1"));
      Instant ahead = NOW.plus(Duration.ofDays(1));
      database
          .jdbi()
          .useTransaction(
              handle -> RehearsalJobRows.lease(handle, ahead, ahead.plus(RehearsalJobs.LEASE)));

      jobs.runWaiting();

      assertThat(told).containsExactly("asked j-1", "ended r-1");
    }
  }

  @Test
  void saysWhyAJobCouldNotBeRunAndDoesNotTryAgain() {
    try (Database database = TestDatabase.h2()) {
      RehearsalJobs jobs =
          jobs(
              database,
              NOW,
              (job, progress) -> {
                throw new IllegalArgumentException("nothing to put");
              });
      jobs.ask(job("j-1"));
      jobs.runWaiting();
      jobs.runWaiting();
      assertThat(told).containsExactly("asked j-1", "nothing to put");
    }
  }

  private RehearsalOutcome halfWay(RehearsalJob job, java.util.function.Consumer<String> progress) {
    progress.accept("old: 25 of 60 cases");
    return outcome();
  }

  private RehearsalJobs jobs(Database database, Instant now, RehearsalRunner runner) {
    return new RehearsalJobs(database.jdbi(), runner, this, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static RehearsalJob job(String id) {
    return new RehearsalJob(
        id, "digest", new RehearsedRoutes("old", "new"), 50, Cost.dollars(1), "U1", NOW);
  }

  private static RehearsalOutcome outcome() {
    return new RehearsalOutcome(
        new StoredRehearsal(
            "r-1",
            "digest",
            "m-1",
            "m-2",
            new RehearsedRoutes("old", "new"),
            "v1",
            "",
            ComparisonVerdict.NOT_WORSE,
            410,
            "said so",
            NOW,
            ""),
        "<html>");
  }

  @Override
  public void asked(Handle handle, RehearsalJob job) {
    told.add("asked " + job.id());
  }

  @Override
  public void progressed(Handle handle, RehearsalJob job, String words) {
    told.add(words);
  }

  @Override
  public void ended(Handle handle, RehearsalJob job, RehearsalOutcome outcome) {
    told.add("ended " + outcome.kept().id());
  }
}
