package io.signalbox.bot.app.cli.health;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.bot.slack.schedule.ReplicaRows.Replica;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox health}, which lists the processes that serve Slack over one database
 * and when each was last seen.
 */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the processes that serve Slack over this database, with their versions and when each"
          + " was last seen. The exit code is 1 where none runs or one is late."
    })
public final class HealthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  private final Clock clock;

  public HealthCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SignalboxSettings loaded = settings.load(spec, clock);
    PrintWriter out = spec.commandLine().getOut();
    try (StoreGraph stores = StoreGraph.open(loaded, clock)) {
      if (loaded.database().isAlone()) {
        // Else the file would have been locked.
        out.println("The database is a file for one process, and none runs on it.");
        out.flush();
        return ExitCode.FAULT;
      }
      Instant now = clock.instant();
      List<Replica> replicas = stores.replicas().list(now);
      replicas.forEach(replica -> out.println(line(replica, now)));
      if (replicas.isEmpty()) {
        out.println("No process serves Slack over this database.");
      }
      out.flush();
      return replicas.isEmpty() || replicas.stream().anyMatch(Replica::late)
          ? ExitCode.FAULT
          : ExitCode.OK;
    }
  }

  private static String line(Replica replica, Instant now) {
    return "%s: %s, last seen %d s ago"
        .formatted(
            TerminalText.safe(replica.name()),
            replica.late() ? "LATE" : "runs",
            Duration.between(replica.lastSeen(), now).toSeconds());
  }
}
