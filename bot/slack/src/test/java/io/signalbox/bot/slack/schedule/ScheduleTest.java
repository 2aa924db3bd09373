package io.signalbox.bot.slack.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static ScheduledTask counting(CountDownLatch latch) {
    return new ScheduledTask("escalations", OFTEN, latch::countDown);
  }

  private static boolean await(CountDownLatch latch) throws InterruptedException {
    return latch.await(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void aTaskRunsAgainAndAgainAlsoAfterItFailed(TestDatabase make) throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    ScheduledTask failing =
        new ScheduledTask(
            "failing",
            OFTEN,
            () -> {
              runs.countDown();
              throw new IllegalStateException("for the test");
            });
    try (Database database = make.get();
        Schedule schedule = Schedule.open(database.dataSource(), false, List.of(failing))) {
      schedule.start();

      assertThat(await(runs)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTasksOfAnEarlierRunGoOnAfterARestart(TestDatabase make) throws InterruptedException {
    try (Database database = make.get()) {
      CountDownLatch before = new CountDownLatch(1);
      try (Schedule first =
          Schedule.open(database.dataSource(), false, List.of(counting(before)))) {
        first.start();
        assertThat(await(before)).isTrue();
      }

      CountDownLatch after = new CountDownLatch(2);
      try (Schedule second =
          Schedule.open(database.dataSource(), false, List.of(counting(after)))) {
        second.start();

        assertThat(await(after)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void processesThatShareADatabaseAreListedAndLateOnceTheyAreSilent(TestDatabase make) {
    try (Database database = make.get()) {
      ReplicaRows replicas = new ReplicaRows(database.jdbi());
      List<ReplicaRows.Replica> running;
      try (Schedule schedule = Schedule.open(database.dataSource(), true, List.of())) {
        schedule.start();

        running = replicas.list(Instant.now());
        assertThat(replicas.list(Instant.now().plusSeconds(60)))
            .singleElement()
            .matches(ReplicaRows.Replica::late);
      }

      assertThat(replicas.list(Instant.now())).isEmpty();
      assertThat(running)
          .singleElement()
          .satisfies(
              replica -> {
                assertThat(replica.name())
                    .matches("\\S+ process " + ProcessHandle.current().pid() + " version \\S+");
                assertThat(replica.late()).isFalse();
              });
    }
  }

  @Test
  @Timeout(60)
  void itEndsThoughTheDatabaseIsAway() throws InterruptedException {
    Database database = TestDatabase.h2();
    CountDownLatch run = new CountDownLatch(1);
    // Its next run is near enough to be in hand already, and does not come before the end.
    ScheduledTask task = new ScheduledTask("seldom", Duration.ofSeconds(25), run::countDown);
    Schedule schedule = Schedule.open(database.dataSource(), false, List.of(task));
    schedule.start();
    assertThat(await(run)).isTrue();

    database.close();
    schedule.close(Duration.ofMillis(200));

    assertThat(run.getCount()).isZero();
  }

  @Test
  @Timeout(60)
  void aTaskOfManyStepsBeginsNoFurtherOneWhenTheScheduleCloses() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    ScheduledTask task =
        new ScheduledTask(
            "people",
            OFTEN,
            closing -> {
              begun.countDown();
              while (!closing.getAsBoolean()) {
                Thread.onSpinWait();
              }
              ended.incrementAndGet();
            });
    try (Database database = TestDatabase.h2()) {
      Schedule schedule = Schedule.open(database.dataSource(), false, List.of(task));
      schedule.start();
      assertThat(await(begun)).isTrue();

      schedule.close();

      assertThat(ended).hasPositiveValue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoTaskAnyMoreIsForgotten(TestDatabase make) throws InterruptedException {
    try (Database database = make.get()) {
      CountDownLatch old = new CountDownLatch(1);
      Schedule.open(database.dataSource(), false, List.of(counting(old))).close();

      CountDownLatch other = new CountDownLatch(1);
      try (Schedule schedule =
          Schedule.open(
              database.dataSource(),
              false,
              List.of(new ScheduledTask("other", OFTEN, other::countDown)))) {
        schedule.start();

        assertThat(await(other)).isTrue();
        assertThat(old.getCount()).isOne();
      }
      List<String> names =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT job_name FROM qrtz_job_details")
                          .mapTo(String.class)
                          .list());
      assertThat(names).containsExactly("other");
    }
  }

  @Test
  void twoProcessesOnOnePostgresNeverRunATaskAtTheSameTime() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch runs = new CountDownLatch(10);
    Runnable task =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          runs.countDown();
          Thread.yield();
          inside.decrementAndGet();
        };
    List<ScheduledTask> tasks = List.of(new ScheduledTask("escalations", OFTEN, task));
    try (Database database = TestDatabase.postgres();
        Schedule one = Schedule.open(database.dataSource(), true, tasks);
        Schedule other = Schedule.open(database.dataSource(), true, tasks)) {
      one.start();
      other.start();

      assertThat(await(runs)).isTrue();
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void aTaskThatWouldRunWithoutAPauseIsRefused() {
    assertThatThrownBy(() -> new ScheduledTask("busy", Duration.ZERO, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("busy");
  }
}
