package io.signalbox.ingestion.live.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.StubSystem;
import io.signalbox.knowledge.document.AccessRule;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSourceWakerTest {
  @Test
  void makesManyWordsOneRunAndAWordDuringARunOneMoreAfterIt(@TempDir Path folder)
      throws InterruptedException {
    StubSystem system = new StubSystem();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Semaphore changed = new Semaphore(0);
    try (LiveFixture live = new LiveFixture(folder)) {
      LiveSync sync = live.sync(live.settings(system, AccessRule.everyone()));
      CountDownLatch gathered = new CountDownLatch(1);
      LiveSourceWaker waker =
          new LiveSourceWaker(
              sync,
              changed::release,
              pause -> {
                gathered.await();
                if (begun.getCount() == 0) {
                  second.await();
                }
              });
      system.put("a", "One.");
      system.beforeAnswer =
          what -> {
            if (what.startsWith("changes") && begun.getCount() > 0) {
              begun.countDown();
              await(second);
            }
          };
      waker.wake(LiveFixture.NAME);
      waker.wake(LiveFixture.NAME);
      waker.wake("somebody-elses");
      gathered.countDown();
      begun.await();
      assertThat(system.asked.stream().filter(what -> what.startsWith("changes"))).hasSize(1);

      system.put("b", "Two.");
      waker.wake(LiveFixture.NAME);
      second.countDown();
      changed.acquire();
      assertThat(live.stored()).contains("a");
      system.put("c", "Three.");
      waker.wake(LiveFixture.NAME);
      changed.acquire();
      assertThat(live.stored()).contains("a", "b");
      assertThat(system.asked.stream().filter(what -> what.startsWith("content a"))).hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
