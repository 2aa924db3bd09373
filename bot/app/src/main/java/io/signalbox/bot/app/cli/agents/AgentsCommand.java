package io.signalbox.bot.app.cli.agents;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.InvalidConfig;
import io.signalbox.tools.workflow.agent.AgentManifest;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.AuditFinding;
import io.signalbox.tools.workflow.agent.AuditPage;
import io.signalbox.tools.workflow.agent.AuditReport;
import io.signalbox.tools.workflow.agent.DemandRoadmap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox agents}: the agents that teams run, imported, audited, read as demand. */
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    description = "The agents that teams run: import, audit, roadmap, scaffold, discover, check.")
public final class AgentsCommand implements Runnable {
  @Spec private CommandSpec spec;
  private final Clock clock;

  public AgentsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which: import, audit, roadmap, scaffold, discover or check?");
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Registers every agent of manifests; those that are there are described anew.")
  int importAll(
      @Mixin SettingsOption settings,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML, see docs/agents.md.")
          List<Path> files) {
    PrintWriter out = out();
    int refused = 0;
    try (AgentsAssembly assembly = open(settings)) {
      for (Path file : files) {
        for (AgentProfile profile : read(file)) {
          AgentOutcome outcome = assembly.agents().register(profile, Agents.COMMAND_LINE);
          refused += outcome instanceof AgentOutcome.AgentRefused ? 1 : 0;
          out.println(profile.name() + ": " + sentence(outcome));
        }
      }
    }
    out.flush();
    return refused == 0 ? ExitCode.OK : ExitCode.USAGE;
  }

  private List<AgentProfile> read(Path file) {
    try {
      return AgentManifest.parse(Files.readString(file));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read.", e);
    } catch (InvalidConfig e) {
      throw new ParameterException(
          spec.commandLine(),
          e.problems().stream()
              .map(problem -> problem.in(file.toString()))
              .collect(Collectors.joining("\n")),
          e);
    }
  }

  private static String sentence(AgentOutcome outcome) {
    return switch (outcome) {
      case AgentOutcome.AgentDone done ->
          done.sentence()
              + ", risk "
              + done.agent().level().label()
              + ", "
              + done.agent().state().name().toLowerCase(Locale.ROOT);
      case AgentOutcome.NotRegistered none -> "is not approved to run";
      case AgentOutcome.AgentRefused refused -> refused.sentence();
      case AgentOutcome.Key key -> "has a key";
    };
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description = "Who owns what, what is missing, what is double, what it costs, what changed.")
  int audit(
      @Mixin SettingsOption settings,
      @Option(names = "--html", paramLabel = "FILE", description = "Also writes a page there.")
          @Nullable Path html)
      throws IOException {
    PrintWriter out = out();
    try (AgentsAssembly assembly = open(settings)) {
      AuditReport report = assembly.audit().run();
      print(report, out);
      if (html != null) {
        Files.writeString(html, AuditPage.of(report, assembly.audit().roadmap()));
        out.println("Written to " + html);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(AuditReport report, PrintWriter out) {
    out.printf(
        "%d agents, score %d of 100, %s in 30 days%n",
        report.lines().size(), report.score(), report.cost());
    for (AuditReport.ReportLine line : report.lines()) {
      out.printf(
          "%3d  %-28s %-11s %s%s%n",
          line.score(),
          line.agent().name(),
          line.agent().state().name().toLowerCase(Locale.ROOT),
          line.use()
              .map(u -> u.calls() + " calls, " + u.tokens() + " tokens, " + u.cost() + "; ")
              .orElse(""),
          line.findings().stream().map(AuditFinding::sentence).collect(Collectors.joining("; ")));
    }
    for (AuditReport.Proposal proposal : report.proposals()) {
      out.println("Keep " + proposal.keep().name() + ": " + proposal.why());
      proposal
          .others()
          .forEach(o -> out.println("  take in " + o.agent().name() + " with " + o.keeps()));
    }
    report.since().ifPresent(at -> out.println("Since " + at + ":"));
    report
        .news()
        .forEach(n -> out.println("  " + n.word() + ": " + n.agent() + ", " + n.sentence()));
  }

  @Command(
      name = "roadmap",
      mixinStandardHelpOptions = true,
      description = "What teams built for themselves, read as demand.")
  int roadmap(@Mixin SettingsOption settings) {
    PrintWriter out = out();
    try (AgentsAssembly assembly = open(settings)) {
      for (DemandRoadmap.Need need : assembly.audit().roadmap().needs()) {
        out.printf(
            "%5.0f  %s: %d people, %d uses and %.0f hours a week%s%n",
            need.demand(),
            need.title(),
            need.people(),
            need.weekly(),
            need.hours(),
            need.isShared()
                ? "  <- %d teams built this: %s"
                    .formatted(need.teams().size(), String.join(", ", new TreeSet<>(need.teams())))
                : "");
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private AgentsAssembly open(SettingsOption option) {
    SignalboxSettings loaded =
        option.load(spec.commandLine().getErr(), System.getenv(), clock).settings();
    return AgentsAssembly.open(loaded, clock);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
