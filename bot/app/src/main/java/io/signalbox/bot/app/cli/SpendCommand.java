package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.SpendTable;
import io.signalbox.tools.workflow.spend.ParsedUsage;
import io.signalbox.tools.workflow.spend.SpendAttribution;
import io.signalbox.tools.workflow.spend.SpendGrowth;
import io.signalbox.tools.workflow.spend.SpendKey;
import io.signalbox.tools.workflow.spend.SpendLine;
import io.signalbox.tools.workflow.spend.SpendReport;
import io.signalbox.tools.workflow.spend.UnreadableUsageException;
import io.signalbox.tools.workflow.spend.UsageExport;
import io.signalbox.tools.workflow.spend.UsageRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox gateway spend}, which reports spending on models by team, caller, model
 * and other keys, and why it grew.
 */
@Command(
    name = "spend",
    mixinStandardHelpOptions = true,
    description = "Reports who spent what over the gateway, and what went to providers directly.")
public final class SpendCommand implements Callable<Integer> {
  /** Output formats of the report. */
  enum ReportFormat {
    TABLE,
    CSV,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--by",
      split = ",",
      defaultValue = "team,model",
      description = "What to sum up by: ${COMPLETION-CANDIDATES}; several with commas.")
  private List<SpendKey> keys = List.of();

  @Option(
      names = "--since",
      converter = DayOption.class,
      description = "First day, in UTC; by default the first of the month.")
  private @Nullable LocalDate since;

  @Option(
      names = "--until",
      converter = DayOption.class,
      description = "First day that is not counted; by default tomorrow.")
  private @Nullable LocalDate until;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "${COMPLETION-CANDIDATES}; by default a table.")
  private ReportFormat format = ReportFormat.TABLE;

  @Option(
      names = "--usage",
      paramLabel = "FILE",
      description = "Usage or costs as OpenAI, Anthropic or AWS give them out (JSON, CSV).")
  private List<Path> usage = new ArrayList<>();

  @Option(names = "--explain", description = "Says why it cost more than the same time before.")
  private boolean explain;

  private final Clock clock;

  public SpendCommand(Clock clock) {
    this.clock = clock;
  }

  /** Period of the report, in days. */
  private record Period(LocalDate since, LocalDate until) {
    boolean holds(LocalDate day) {
      return !day.isBefore(since) && day.isBefore(until);
    }

    Period before() {
      return new Period(since.minusDays(ChronoUnit.DAYS.between(since, until)), since);
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Period period = period();
    Period before = period.before();
    List<UsageRow> billed = billed(err);
    List<SpendLine> all = new ArrayList<>();
    try (GatewayAdministration gateway = settings.administration(spec, clock)) {
      all.addAll(gateway.spend(before.since(), period.until()));
      if (!billed.isEmpty()) {
        all.addAll(outside(gateway, billed, all, period, err));
      }
    }
    List<SpendLine> now = all.stream().filter(line -> period.holds(line.day())).toList();
    SpendReport report = SpendReport.of(now, keys.stream().distinct().toList());
    Optional<SpendGrowth> growth =
        explain
            ? Optional.of(
                SpendGrowth.between(
                    all.stream().filter(line -> before.holds(line.day())).toList(), now))
            : Optional.empty();
    switch (format) {
      case TABLE -> {
        SpendTable.text(report).forEach(out::println);
        growth.map(SpendTable::sentence).ifPresent(out::println);
      }
      case CSV -> SpendTable.csv(report).forEach(out::println);
      case JSON -> out.println(SpendTable.json(report, growth));
    }
    out.flush();
    return ExitCode.OK;
  }

  private Period period() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate first = since == null ? today.withDayOfMonth(1) : since;
    LocalDate end = until == null ? today.plusDays(1) : until;
    if (!first.isBefore(end)) {
      throw new ParameterException(spec.commandLine(), "--since must be before --until.");
    }
    return new Period(first, end);
  }

  private List<UsageRow> billed(PrintWriter err) {
    try {
      ParsedUsage reading = UsageExport.read(usage);
      reading.notes().forEach(err::println);
      return reading.rows();
    } catch (UnreadableUsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<SpendLine> outside(
      GatewayAdministration gateway,
      List<UsageRow> billed,
      List<SpendLine> recorded,
      Period period,
      PrintWriter err) {
    SignalboxSettings loaded = settings.load(spec, clock);
    SpendAttribution.Attributed found =
        new SpendAttribution(loaded.outsideSpend(), gateway.callers(), gateway.agents()).of(billed);
    found
        .unpriced()
        .forEach(model -> err.println("No price is known of " + model + "; it counts as free."));
    List<SpendLine> own = found.own().stream().filter(l -> period.holds(l.day())).toList();
    if (!own.isEmpty()) {
      List<SpendLine> ours = recorded.stream().filter(l -> period.holds(l.day())).toList();
      err.printf(
          "By the providers' account the gateway's own keys cost %s; it recorded %s in all.%n",
          SpendReport.of(own, List.of()).total().cost(),
          SpendReport.of(ours, List.of()).total().cost());
    }
    err.flush();
    return found.outside();
  }
}
