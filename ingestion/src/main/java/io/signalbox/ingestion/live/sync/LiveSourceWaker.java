package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSourceFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run over a live source when a webhook reports a change there. Reports within two seconds
 * share one run; a report during a run causes one more run after it. Safe for use from several
 * threads.
 */
public final class LiveSourceWaker {
  private static final Logger log = LoggerFactory.getLogger(LiveSourceWaker.class);
  private static final Duration GATHERING = Duration.ofSeconds(2);
  private static final int MOST_WAITS = 300;

  private final LiveSync sync;
  private final Runnable changed;
  private final LiveSourceFactory.RunPause pause;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /**
   * @param changed called after a run that stored or removed something
   */
  public LiveSourceWaker(LiveSync sync, Runnable changed, LiveSourceFactory.RunPause pause) {
    this.sync = sync;
    this.changed = changed;
    this.pause = pause;
  }

  /** Schedules a run over the source of this name on a virtual thread and returns at once. */
  public void wake(String name) {
    sync.sources().stream()
        .filter(source -> source.name().equals(name))
        .filter(source -> waiting.add(name))
        .forEach(source -> Thread.ofVirtual().name("woken-" + name).start(() -> run(source)));
  }

  private void run(LiveSettings source) {
    try {
      awaitTurn(source);
      SyncReport report = sync.run(source, () -> false);
      report.failure().ifPresent(why -> log.info("Live source {}: {}", source.name(), why));
      if (report.stored() + report.removed() + report.rights() > 0) {
        changed.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The edge of a run: the schedule's next one goes on from what the rows say.
      log.warn("The live source {} could not be run", source.name(), e);
    }
  }

  /**
   * Waits two seconds, and then for a run in progress, before reports of changes count for the next
   * run.
   */
  private void awaitTurn(LiveSettings source) throws InterruptedException {
    try {
      pause.sleep(GATHERING);
      for (int i = 0; i < MOST_WAITS && isRunning(source); i++) {
        pause.sleep(GATHERING);
      }
    } finally {
      waiting.remove(source.name());
    }
  }

  private boolean isRunning(LiveSettings source) {
    return sync.statuses().stream()
        .filter(status -> status.source().equals(source.name()))
        .anyMatch(SourceStatus::running);
  }
}
