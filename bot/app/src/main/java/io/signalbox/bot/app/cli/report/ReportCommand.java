package io.signalbox.bot.app.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.foresight.report.ReportDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code signalbox report}, which prints the bot's usefulness in the last 30 days. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints what the last 30 days were worth: questions, escalations, experts, gaps.")
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page there instead.")
  private @Nullable Path html;

  private final Clock clock;

  public ReportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    SignalboxSettings loaded = settings.load(spec, clock);
    try (StoreGraph stores = StoreGraph.open(loaded, clock)) {
      ReportDocument report = stores.worth().document(clock.instant());
      if (html == null) {
        spec.commandLine().getOut().println(report.markdown());
      } else {
        Files.writeString(html, report.html(), UTF_8);
        spec.commandLine().getOut().println("Written to " + html);
      }
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
  }
}
