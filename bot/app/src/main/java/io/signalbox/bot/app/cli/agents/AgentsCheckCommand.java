package io.signalbox.bot.app.cli.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.database.DatabaseUnavailableException;
import io.signalbox.tools.foresight.goldenpath.GoldenPath;
import io.signalbox.tools.foresight.goldenpath.GoldenRule;
import io.signalbox.tools.foresight.report.ReportDocument;
import io.signalbox.tools.foresight.report.ReportFinding;
import io.signalbox.tools.foresight.report.ReportFinding.FindingLevel;
import io.signalbox.tools.foresight.report.SarifReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox agents check}, which checks an agent's repository against the
 * golden-path rules, for use in its build.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks an agent's repository against the rules of the settings, and sanctions its agents"
          + " where none that is required is broken. The exit code is 1 where one is."
    })
public final class AgentsCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(paramLabel = "DIR", description = "The repository, with its agent.yaml.")
  private Path repository = Path.of(".");

  @Option(names = "--sarif", paramLabel = "FILE", description = "Also writes SARIF there.")
  private @Nullable Path sarif;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Also writes a comment there.")
  private @Nullable Path markdown;

  @Option(names = "--dry-run", description = "Only checks; nothing is sanctioned.")
  private boolean dryRun;

  private final Clock clock;

  public AgentsCheckCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(repository)) {
      throw new ParameterException(spec.commandLine(), repository + " is not a folder.");
    }
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    GoldenPath path =
        new GoldenPath(
            loaded.goldenPath(),
            loaded.routes(),
            loaded.models().catalogue().facts(),
            set -> EvaluationAssembly.rate(loaded, set),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    List<ReportFinding> findings = path.check(repository);
    findings.stream().map(ReportFinding::asLine).forEach(out::println);
    boolean broken = findings.stream().anyMatch(each -> each.level() == FindingLevel.ERROR);
    String word = broken ? "Not on the golden path." : "On the golden path.";
    out.println(word);
    if (!broken && !dryRun) {
      sanction(loaded, out);
    }
    out.flush();
    if (sarif != null) {
      Files.writeString(sarif, SarifReport.of(findings, GoldenRule.meanings()), UTF_8);
    }
    if (markdown != null) {
      Files.writeString(markdown, comment(word, findings).markdown(), UTF_8);
    }
    return broken ? ExitCode.FAULT : ExitCode.OK;
  }

  private void sanction(SignalboxSettings loaded, PrintWriter out) throws IOException {
    try {
      AgentsAssembly.sanction(loaded, clock, GoldenPath.agents(repository)).forEach(out::println);
    } catch (DatabaseUnavailableException e) {
      out.println("Not sanctioned, for the registry cannot be written: " + e.getMessage());
    }
  }

  private static ReportDocument comment(String word, List<ReportFinding> findings) {
    ReportDocument report = new ReportDocument("Golden path").paragraph(word);
    return findings.isEmpty()
        ? report
        : report.table(
            List.of("rule", "level", "where", "finding"),
            findings.stream()
                .map(
                    each ->
                        List.of(
                            each.rule(),
                            each.level().label(),
                            each.path() + ":" + each.line(),
                            each.sentence()))
                .toList());
  }
}
