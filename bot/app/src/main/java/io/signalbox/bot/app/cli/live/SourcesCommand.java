package io.signalbox.bot.app.cli.live;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.LiveSourceLines;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox sources}, which shows the synchronisation status of each live source.
 */
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how each live source stands.",
      "Items at the source and stored, what is skipped and why, how old that is, when the next run"
          + " is due, and how long the one under way still takes."
    })
public final class SourcesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  private final Clock clock;

  public SourcesCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    if (loaded.live().isEmpty()) {
      out.println(
          "The settings name no live source; docs/live-sources.md says how they are named.");
      out.flush();
      return ExitCode.OK;
    }
    try (StoreGraph stores = StoreGraph.open(loaded, clock)) {
      LiveSourceLines.table(stores.live().statuses(), clock.instant()).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }
}
