package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.removal.RemovalWorkflow;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.tools.workflow.role.Role;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Wires the Slack workflow in which platform admins decide on document removals that are held back.
 */
final class HeldRemovalAssembly {
  /** Most workspace admins that are notified where no group of platform admins is configured. */
  private static final int MOST_TOLD = 5;

  private HeldRemovalAssembly() {}

  static SlackWorkflow workflow(SlackWorkflow.Workplace place, StoreGraph stores) {
    PeopleTable accounts = new PeopleTable(stores.jdbi());
    return new RemovalWorkflow(
        place,
        new HeldRemovalTable(stores.jdbi()),
        stores.outbox(),
        () -> {
          Set<String> admins = new LinkedHashSet<>();
          stores
              .settings()
              .roles()
              .groups()
              .getOrDefault(Role.ADMIN, Set.of())
              .forEach(group -> admins.addAll(place.people().members(group)));
          if (admins.isEmpty()) {
            admins.addAll(accounts.admins(MOST_TOLD));
          }
          return admins;
        },
        stores.clock());
  }
}
