package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.tools.workflow.audit.AuditHead;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds the hourly task that copies the head of the audit log's hash chain outside the database.
 */
final class AuditAssembly {
  private static final Duration EVERY = Duration.ofHours(1);

  private AuditAssembly() {}

  /**
   * Returns the task, which writes the head to a file, and to a Slack channel where the settings
   * name one.
   */
  static ScheduledTask task(StoreGraph stores) {
    AuditLog log = stores.audit();
    return new ScheduledTask(
        "audit-heads",
        EVERY,
        () -> {
          log.keepHead();
          stores
              .settings()
              .audit()
              .channel()
              .ifPresent(
                  channel ->
                      log.head()
                          .ifPresent(head -> stores.outbox().put(List.of(post(channel, head)))));
        });
  }

  /** Returns the Slack post of a head; its key lets only one process send it. */
  private static OutboxPost post(String channel, AuditHead head) {
    return new OutboxPost(
        "audit-head:" + head.position(),
        OutboxPost.Target.channel(channel),
        "The audit log has %d entries. Its head: `%s`".formatted(head.position(), head.line()),
        Optional.empty());
  }
}
