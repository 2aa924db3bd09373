package io.signalbox.ingestion.live.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.StubSystem;
import io.signalbox.knowledge.document.AccessRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOnCallRefreshTest {
  @TempDir private Path folder;
  private final StubSystem system = new StubSystem();
  private LiveFixture live;

  @BeforeEach
  void start() {
    live = new LiveFixture(folder);
    system.put("a", "One.");
  }

  @AfterEach
  void stop() {
    live.close();
  }

  /** The stub as a system of schedules. */
  private record Schedules(LiveSourceFactory stub, boolean tellsWhoIsOnCall)
      implements LiveSourceFactory {
    @Override
    public LiveSource open(OpenContext context) {
      return stub.open(context);
    }

    @Override
    public String address() {
      return stub.address();
    }

    @Override
    public String identity() {
      return stub.identity();
    }
  }

  private LiveOnCallRefresh refresh(boolean schedules, Duration longestWait) {
    LiveSettings settings = live.settings(new Schedules(system, schedules), AccessRule.everyone());
    return new LiveOnCallRefresh(live.sync(settings), live.clock, longestWait);
  }

  @Test
  void readsSchedulesAnewWhenSomebodyAsksButNotTwiceInHalfAMinute() {
    LiveOnCallRefresh refresh = refresh(true, Duration.ofMinutes(1));
    refresh.refresh();
    assertThat(live.stored()).containsExactly("a");

    system.put("b", "Two.");
    refresh.refresh();
    assertThat(live.stored()).containsExactly("a");

    live.clock.move(Duration.ofSeconds(31));
    refresh.refresh();
    assertThat(live.stored()).containsExactly("a", "b");
  }

  @Test
  void leavesOtherSourcesToTheSchedule() {
    refresh(false, Duration.ofMinutes(1)).refresh();
    assertThat(system.asked).isEmpty();
  }

  @Test
  void answersFromWhatIsStoredWhereTheSystemTakesTooLongAndTheRunGoesOn()
      throws InterruptedException {
    CountDownLatch answers = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    system.beforeAnswer =
        what -> {
          if (what.startsWith("changes")) {
            await(answers);
          } else if (what.startsWith("sweep")) {
            done.countDown();
          }
        };
    refresh(true, Duration.ofMillis(50)).refresh();
    assertThat(live.stored()).isEmpty();

    answers.countDown();
    done.await();
    assertThat(live.stored()).containsExactly("a");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
