package io.signalbox.bot.app.live;

import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SyncReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduled tasks that synchronise each live source at its own interval, on one replica at a time.
 * The schedule starts a run and does not wait for it: a first one may take hours, and the
 * schedule's few threads serve everything else that is due.
 */
public final class LiveSourceTasks {
  private static final Logger log = LoggerFactory.getLogger(LiveSourceTasks.class);

  private final LiveSync sync;
  private final Runnable changed;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  private LiveSourceTasks(LiveSync sync, Runnable changed) {
    this.sync = sync;
    this.changed = changed;
  }

  /**
   * Returns a scheduled task for each live source.
   *
   * @param changed something was stored or removed
   */
  public static List<ScheduledTask> of(LiveSync sync, Runnable changed) {
    LiveSourceTasks tasks = new LiveSourceTasks(sync, changed);
    return sync.sources().stream()
        .map(
            source ->
                new ScheduledTask(
                    "live-" + source.name(),
                    source.every(),
                    closing -> tasks.start(source, closing)))
        .toList();
  }

  private void start(LiveSettings source, BooleanSupplier closing) {
    if (running.add(source.name())) {
      Thread.ofVirtual().name("live-" + source.name()).start(() -> run(source, closing));
    }
  }

  private void run(LiveSettings source, BooleanSupplier closing) {
    try {
      SyncReport report = sync.run(source, closing);
      report.failure().ifPresent(why -> log.info("Live source {}: {}", source.name(), why));
      if (report.stored() + report.removed() + report.rights() > 0) {
        changed.run();
      }
    } catch (RuntimeException e) {
      // The edge of a run: the next one begins at its time, from what the rows say then.
      log.warn("The live source {} could not be run", source.name(), e);
    } finally {
      running.remove(source.name());
    }
  }
}
