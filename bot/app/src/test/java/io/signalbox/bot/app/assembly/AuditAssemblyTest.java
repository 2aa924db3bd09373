package io.signalbox.bot.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.tools.workflow.audit.AuditHead;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditAssemblyTest {
  @Test
  void aHeadIsPostedToTheChannelOnceAndAgainWhenThereAreMoreEntries(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("signalbox.yaml"), "audit: {channel: C0SECURITY}\n");
    SignalboxSettings settings =
        ConfigFile.at(folder.resolve("signalbox.yaml"), Map.of())
            .load(SignalboxSettings::from)
            .settings();
    try (Database database = Database.open(settings.database())) {
      StoreGraph stores = StoreGraph.over(settings, database, Clock.systemUTC());
      AuditLog log = stores.audit();
      ScheduledTask task = AuditAssembly.task(stores);

      task.task().run(() -> false);
      assertThat(posts(database)).isEmpty();

      append(database, log);
      task.task().run(() -> false);
      task.task().run(() -> false);
      append(database, log);
      task.task().run(() -> false);

      assertThat(posts(database)).hasSize(2);
      AuditHead posted = AuditHead.of(posts(database).getLast()).orElseThrow();
      assertThat(posted).isEqualTo(log.head().orElseThrow());
      assertThat(posts(database).getLast()).contains("C0SECURITY");
    }
  }

  private static void append(Database database, AuditLog log) {
    database.jdbi().useTransaction(h -> log.append(h, "U0ANARUIZ0", "agent.key", "agent a", ""));
  }

  private static List<String> posts(Database database) {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("SELECT body FROM outbox ORDER BY id").mapTo(String.class).list());
  }
}
