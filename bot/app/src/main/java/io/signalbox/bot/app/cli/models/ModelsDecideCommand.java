package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.SuccessorMoves;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox models decide}, by which an owner accepts a rehearsal and checks whether
 * a route may switch models.
 */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = "What an owner decides on rehearsals: accept, switch.")
public final class ModelsDecideCommand implements Runnable {
  @Spec private CommandSpec spec;
  private final Clock clock;

  public ModelsDecideCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: accept, extend or switch?");
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Accepts a rehearsal that passed, so that the move is made on the day.")
  int accept(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "ID", description = "Name under which the rehearsal was kept.")
          String id,
      @Option(names = "--as", required = true, paramLabel = "NAME", description = "The owner.")
          String person) {
    SignalboxSettings loaded = settings.load(spec, clock);
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      return said(assembly.decisions().accept(id, person));
    }
  }

  @Command(
      name = "extend",
      mixinStandardHelpOptions = true,
      description = {
        "Lets an agent go on with a model that has ended, where its provider still answers: it is"
            + " asked once."
      })
  int extend(
      @Mixin SettingsOption settings,
      @Option(names = "--agent", required = true, paramLabel = "NAME", description = "The agent.")
          String agent,
      @Option(names = "--route", required = true, paramLabel = "ROUTE", description = "The route.")
          String name,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "Days from today (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(names = "--as", required = true, paramLabel = "NAME", description = "The owner.")
          String person) {
    SignalboxSettings loaded = settings.load(spec, clock);
    Route route = EvaluationOptions.route(spec, loaded.routes(), name);
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      return said(assembly.decisions().extend(route, agent, days, person, assembly::probe));
    }
  }

  private int said(MoveDecisions.DecisionOutcome outcome) {
    if (!outcome.done()) {
      throw new ParameterException(spec.commandLine(), outcome.sentence());
    }
    spec.commandLine().getOut().println(outcome.sentence());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  @Command(
      name = "switch",
      mixinStandardHelpOptions = true,
      description = {
        "Says where an agent's calls over a route go once its model has ended: to a successor whose"
            + " rehearsal passed against what is served now and was accepted, or nowhere. The"
            + " gateway decides by the same rule. The exit code is 1 where they go nowhere."
      })
  int switchTo(
      @Mixin SettingsOption settings,
      @Option(names = "--agent", required = true, paramLabel = "NAME", description = "The agent.")
          String agent,
      @Option(names = "--from", required = true, paramLabel = "ROUTE", description = "The route.")
          String from) {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    Route old = EvaluationOptions.route(spec, loaded.routes(), from);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    out.println(
        loaded
            .routes()
            .ending(old)
            .filter(ModelEnding::exact)
            .map(
                ending ->
                    "The model behind %s %s on %s."
                        .formatted(
                            from, today.isBefore(ending.day()) ? "ends" : "ended", ending.day()))
            .orElse("No fixed end is known of the model behind " + from + "."));
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      SuccessorMoves.MoveForecast forecast = assembly.forecast(old, agent);
      out.println(forecast.sentence());
      out.flush();
      return forecast.served() ? ExitCode.OK : ExitCode.FAULT;
    }
  }
}
