package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.sync.SyncReport;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs over the live sources on the schedule, each at its own pace and once over all replicas. */
final class LiveSourceTasks {
  private static final Logger log = LoggerFactory.getLogger(LiveSourceTasks.class);

  private LiveSourceTasks() {}

  /**
   * Returns a task for each source.
   *
   * @param learned something new can be indexed
   */
  static List<ScheduledTask> of(
      List<LiveSettings> sources, KnowledgeGraph knowledge, Runnable learned) {
    return sources.stream()
        .map(
            source ->
                new ScheduledTask(
                    "live-" + source.name(),
                    source.every(),
                    closing -> run(source, knowledge, learned, closing)))
        .toList();
  }

  private static void run(
      LiveSettings source, KnowledgeGraph knowledge, Runnable learned, BooleanSupplier closing) {
    SyncReport report = knowledge.live().run(source, closing);
    report.failure().ifPresent(why -> log.warn("Live source {}: {}", source.name(), why));
    if (report.stored() + report.removed() + report.rights() > 0) {
      knowledge.corrections().withdrawOutdated();
      learned.run();
    }
  }
}
