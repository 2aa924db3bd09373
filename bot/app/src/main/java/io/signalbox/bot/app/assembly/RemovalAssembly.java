package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.removal.RemovalWorkflow;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.tools.workflow.role.Role;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;

/** Held removals in Slack. */
final class RemovalAssembly {
  /** Without groups of platform admins the workspace's are told, but not a crowd of them. */
  private static final int MOST_TOLD = 5;

  private RemovalAssembly() {}

  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place, SignalboxSettings settings, Database database, Clock clock) {
    PeopleTable accounts = new PeopleTable(database.jdbi());
    return new RemovalWorkflow(
        place,
        new HeldRemovalTable(database.jdbi()),
        new Outbox(database.jdbi(), clock),
        () -> {
          Set<String> admins = new LinkedHashSet<>();
          settings
              .roles()
              .groups()
              .getOrDefault(Role.ADMIN, Set.of())
              .forEach(group -> admins.addAll(place.people().members(group)));
          if (admins.isEmpty()) {
            admins.addAll(accounts.admins(MOST_TOLD));
          }
          return admins;
        },
        clock);
  }
}
