package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSourceFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run over a live source when a webhook or event reports a change there, a short while
 * later so that further reports join it. Reports within two seconds share one run; a report during
 * a run causes one more run after it. Safe for use from several threads.
 */
public final class LiveSourceWaker {
  private static final Logger log = LoggerFactory.getLogger(LiveSourceWaker.class);
  private static final Duration GATHERING = Duration.ofSeconds(2);
  private static final int MOST_WAITS = 300;

  private final LiveSync sync;
  private final Runnable changed;
  private final LiveSourceFactory.RunPause pause;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> late = new ConcurrentHashMap<>();

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

  /**
   * Notes that an item of this source changed, durably, and schedules a run that reads it again.
   */
  public void changed(String name, String item) {
    sync.changed(name, item);
    if (sync.isRunning(name)) {
      // The run under way may have read the item before and would store it as current.
      late.computeIfAbsent(name, source -> ConcurrentHashMap.newKeySet()).add(item);
    }
    wake(name);
  }

  private void run(LiveSettings source) {
    try {
      awaitTurn(source);
      Optional.ofNullable(late.remove(source.name()))
          .ifPresent(items -> items.forEach(item -> sync.changed(source.name(), item)));
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
      for (int i = 0; i < MOST_WAITS && sync.isRunning(source.name()); i++) {
        pause.sleep(GATHERING);
      }
    } finally {
      waiting.remove(source.name());
    }
  }
}
