package io.signalbox.bot.app.cli.agents;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.DemandRoadmap;
import io.signalbox.tools.workflow.agent.PortfolioAuditFinding;
import io.signalbox.tools.workflow.agent.PortfolioAuditPage;
import io.signalbox.tools.workflow.agent.PortfolioAuditReport;
import io.signalbox.tools.workflow.manifest.ManifestFormat;
import io.signalbox.tools.workflow.manifest.ManifestReader;
import io.signalbox.tools.workflow.manifest.ManifestWriter;
import io.signalbox.tools.workflow.manifest.ParsedManifest;
import io.signalbox.tools.workflow.observation.AgentDrift;
import io.signalbox.tools.workflow.observation.AiActRegister;
import io.signalbox.tools.workflow.overlap.CapabilityOverlap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/**
 * Command {@code signalbox agents} for the registry of the agents that teams run: import, export,
 * audit, roadmap, scaffold, discover, check.
 */
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    description =
        "The agents that teams run: import, export, audit, roadmap, scaffold, discover, check.")
public final class AgentsCommand implements Runnable {
  @Spec private CommandSpec spec;
  private final Clock clock;

  public AgentsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which: import, export, audit, roadmap, scaffold, discover or check?");
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Registers every agent in manifests; those that are registered already are updated.",
        "Forms: YAML of docs/agents.md, agent cards of A2A (1.0 and 0.3), server.json of MCP,"
            + " components of Backstage."
      })
  int importAll(
      @Mixin SettingsOption settings,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Manifests, of any form.")
          List<Path> files) {
    PrintWriter out = out();
    int refused = 0;
    try (AgentsAssembly assembly = open(settings)) {
      for (Path file : files) {
        refused += importOne(file, assembly.agents(), out);
      }
    }
    out.flush();
    return refused == 0 ? ExitCode.OK : ExitCode.USAGE;
  }

  /** Registers the agents of one manifest, and returns the number of problems. */
  private static int importOne(Path file, Agents agents, PrintWriter out) {
    ParsedManifest reading;
    try {
      reading = ManifestReader.read(Files.readString(file));
    } catch (IOException e) {
      out.println(file + " cannot be read.");
      return 1;
    } catch (InvalidConfigException e) {
      e.problems().forEach(problem -> out.println(problem.in(file.toString())));
      return e.problems().size();
    }
    reading.notes().forEach(note -> out.println(file + ": " + TerminalText.line(note)));
    int refused = reading.profiles().isEmpty() ? 1 : 0;
    for (AgentProfile profile : reading.profiles()) {
      AgentOutcome outcome = agents.register(profile, Agents.COMMAND_LINE);
      refused += outcome instanceof AgentOutcome.AgentRefused ? 1 : 0;
      out.println(profile.name() + ": " + sentence(outcome));
    }
    return refused;
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
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints an agent's manifest in another form.")
  int export(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "NAME", description = "A registered agent.") String name,
      @Option(
              names = "--format",
              defaultValue = "A2A",
              description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
          ManifestFormat format) {
    PrintWriter out = out();
    PrintWriter err = spec.commandLine().getErr();
    try (AgentsAssembly assembly = open(settings)) {
      Agent agent =
          assembly
              .agents()
              .find(name)
              .orElseThrow(
                  () -> new ParameterException(spec.commandLine(), "There is no agent " + name));
      ManifestWriter.WrittenManifest written = ManifestWriter.write(agent.profile(), format);
      out.println(written.text());
      written.notes().forEach(note -> err.println("Note: " + note));
    }
    out.flush();
    err.flush();
    return ExitCode.OK;
  }

  /** Output formats of {@code --register}, the register of agents by the EU AI Act's Annex VIII. */
  enum RegisterForm {
    CSV
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description =
          "Who owns what, what is missing, what is duplicated, what it costs, what changed.")
  int audit(
      @Mixin SettingsOption settings,
      @Option(names = "--html", paramLabel = "FILE", description = "Also writes a page there.")
          @Nullable Path html,
      @Option(
              names = "--register",
              paramLabel = "FORM",
              description =
                  "Prints the register instead, with the fields of the EU AI Act's Annex VIII,"
                      + " Section A: ${COMPLETION-CANDIDATES}")
          @Nullable RegisterForm register)
      throws IOException {
    PrintWriter out = out();
    try (AgentsAssembly assembly = open(settings)) {
      List<Agent> agents = assembly.agents().list();
      if (register != null) {
        out.print(AiActRegister.csv(assembly.observations().of(agents)));
        out.flush();
        return ExitCode.OK;
      }
      PortfolioAuditReport report = assembly.audit().run();
      print(report, out);
      print(assembly.observations().drifts(agents), out);
      List<CapabilityOverlap.CapabilityDouble> doubles = assembly.overlap().of(agents);
      if (!doubles.isEmpty()) {
        out.println("Perhaps there already, without a model:");
      }
      doubles.forEach(each -> out.println("  " + TerminalText.line(each.sentence())));
      if (html != null) {
        Files.writeString(html, PortfolioAuditPage.of(report, assembly.audit().roadmap()));
        out.println("Written to " + html);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PortfolioAuditReport report, PrintWriter out) {
    out.printf(
        "%d agents, score %d of 100, %s in 30 days%n",
        report.lines().size(), report.score(), report.cost());
    for (PortfolioAuditReport.ReportLine line : report.lines()) {
      out.printf(
          "%3d  %-28s %-11s %s%s%n",
          line.score(),
          line.agent().name(),
          line.agent().state().name().toLowerCase(Locale.ROOT),
          line.use()
              .map(u -> u.calls() + " calls, " + u.tokens() + " tokens, " + u.cost() + "; ")
              .orElse(""),
          line.findings().stream()
              .map(PortfolioAuditFinding::sentence)
              .collect(Collectors.joining("; ")));
    }
    for (PortfolioAuditReport.Proposal proposal : report.proposals()) {
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

  private static void print(Map<Agent, List<AgentDrift>> drifts, PrintWriter out) {
    if (!drifts.isEmpty()) {
      out.println("Declared beside observed, where they differ:");
    }
    drifts.forEach(
        (agent, found) ->
            found.forEach(
                drift ->
                    out.println("  " + agent.name() + ", " + TerminalText.line(drift.sentence()))));
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
