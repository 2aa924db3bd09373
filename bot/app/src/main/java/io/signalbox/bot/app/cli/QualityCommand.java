package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.database.Database;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityIncidents;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome;
import io.signalbox.tools.foresight.quality.probe.ProbeResult;
import io.signalbox.tools.foresight.quality.probe.ProbeRun;
import io.signalbox.tools.foresight.quality.remedy.ModelPins;
import io.signalbox.tools.foresight.quality.report.HtmlQualityReport;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * Command {@code signalbox quality}, which reports incidents of answer quality, runs probes, and
 * announces deployments.
 */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "report: incidents, objectives and streams; with --html FILE as a page.",
      "probe: asks all probes now. Exit code 3 where one fails.",
      "announce: notes a deployment or another change of --agent or --route, as a possible cause.",
      "unpin: lets --route ask the model of the settings again, after a button took it back."
    })
public final class QualityCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  /** Actions of the {@code quality} command. */
  enum QualityAction {
    REPORT,
    PROBE,
    ANNOUNCE,
    UNPIN
  }

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(
      index = "0",
      defaultValue = "report",
      description = "${COMPLETION-CANDIDATES}, in either case")
  private QualityAction action = QualityAction.REPORT;

  @Parameters(index = "1..*", paramLabel = "WORDS", description = "announce: what changed.")
  private List<String> words = List.of();

  @Option(names = "--html", paramLabel = "FILE", description = "report: writes a page there.")
  private @Nullable Path html;

  @Option(names = "--agent", paramLabel = "NAME", description = "announce: the agent that changed.")
  private @Nullable String agent;

  @Option(names = "--route", paramLabel = "NAME", description = "announce: the agent that changed.")
  private @Nullable String route;

  private final Clock clock;

  public QualityCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    SignalboxSettings loaded = settings.load(spec, clock);
    if (action == QualityAction.PROBE) {
      return probe(loaded);
    }
    try (Database database = DataFolder.open(loaded)) {
      return switch (action) {
        case REPORT -> report(loaded, database);
        case ANNOUNCE -> announce(loaded, database);
        case UNPIN -> unpin(database);
        case PROBE -> ExitCode.OK;
      };
    }
  }

  private int report(SignalboxSettings loaded, Database database) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    QualityOverview overview = new QualityOverview(database.jdbi(), loaded.quality(), clock);
    List<QualityIncident> incidents =
        new QualityIncidents(database.jdbi(), (handle, incident) -> {}, clock).latest(SHOWN);
    if (html != null) {
      String page =
          new HtmlQualityReport(clock.instant(), loaded.zone())
              .page(
                  incidents,
                  overview.objectives(),
                  ProbeRun.latest(database.jdbi()),
                  overview.streams(Optional.empty()));
      Files.writeString(html, page);
      out.println("Written to " + html + ".");
      return ExitCode.OK;
    }
    if (incidents.isEmpty()) {
      out.println(
          "No incident. " + overview.streams(Optional.empty()).size() + " streams counted.");
    }
    IncidentSentences sentences = new IncidentSentences(at -> time(at, loaded.zone()));
    for (QualityIncident incident : incidents) {
      out.println(
          incident.number() + " " + incident.state() + ": " + sentences.fall(incident) + ".");
      sentences.causes(incident).forEach(cause -> out.println("  ? " + cause));
      out.println("  " + sentences.touched(incident));
    }
    reportStanding(overview, database, out);
    out.flush();
    return ExitCode.OK;
  }

  /** Reports what was taken back and which error budgets are going. */
  private void reportStanding(QualityOverview overview, Database database, PrintWriter out) {
    new ModelPins(database.jdbi(), clock)
        .list()
        .forEach(
            pin ->
                out.printf(
                    "Route %s asks %s instead of %s: it was taken back by %s.%n",
                    pin.route(), pin.model(), pin.instead(), pin.person()));
    overview.objectives().stream()
        .filter(each -> each.burns().isPresent())
        .forEach(
            each ->
                out.printf(
                    Locale.ROOT,
                    "The error budget of %s is going %.1f times too fast.%n",
                    each.objective().name(),
                    each.burns().get().factor()));
  }

  private static String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(zone));
  }

  private int announce(SignalboxSettings loaded, Database database) {
    if (words.isEmpty() || (agent == null) == (route == null)) {
      throw new ParameterException(
          spec.commandLine(), "announce needs words, and either --agent or --route.");
    }
    QualitySubject place =
        agent != null
            ? new QualitySubject(Dimension.AGENT, agent)
            : new QualitySubject(Dimension.ROUTE, route == null ? "" : route);
    new QualityWatch(database.jdbi(), loaded.quality(), List.of(), (handle, incident) -> {}, clock)
        .announce(
            new QualityChange(
                ChangeKind.DEPLOY,
                place,
                clock.instant().getEpochSecond() / 60,
                Optional.empty(),
                String.join(" ", words)));
    spec.commandLine().getOut().println("Noted: " + String.join(" ", words) + ".");
    return ExitCode.OK;
  }

  private int unpin(Database database) {
    if (route == null) {
      throw new ParameterException(spec.commandLine(), "unpin needs --route.");
    }
    boolean was = new ModelPins(database.jdbi(), clock).unpin(route);
    spec.commandLine()
        .getOut()
        .println(
            was
                ? "Route " + route + " asks the model of the settings again."
                : "Route " + route + " asks the model of the settings already.");
    return ExitCode.OK;
  }

  private int probe(SignalboxSettings loaded) {
    PrintWriter out = spec.commandLine().getOut();
    if (loaded.quality().probes().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "No probes are declared under quality: probes: in the settings.");
    }
    int exit = ExitCode.OK;
    try (BotAssembly assembly = BotAssembly.open(loaded, clock)) {
      KnowledgeRefresh.beforeAsking(
              assembly, spec.commandLine().getErr(), settings.file().isEmpty())
          .run();
      for (ProbeResult result : assembly.probes().run(true)) {
        if (result.outcome() instanceof ProbeOutcome.Failed failed) {
          out.println(
              result.name() + ": broke at " + failed.step().words() + ": " + failed.finding());
          exit = ExitCode.NO_ANSWER;
        } else {
          out.println(result.name() + ": right");
        }
      }
    }
    out.flush();
    return exit;
  }
}
