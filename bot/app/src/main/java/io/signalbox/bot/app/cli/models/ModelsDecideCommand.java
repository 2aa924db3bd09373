package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.database.Database;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import io.signalbox.tools.foresight.rehearsal.RehearsalRows;
import io.signalbox.tools.foresight.rehearsal.SwitchRule;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
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
    throw new ParameterException(spec.commandLine(), "Which: accept or switch?");
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Accepts a rehearsal that passed, so that the move may be made on the day.")
  int accept(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "ID", description = "As the rehearsal was kept.") String id,
      @Option(names = "--as", required = true, paramLabel = "NAME", description = "The owner.")
          String person) {
    SignalboxSettings loaded = settings.load(spec, clock);
    try (Database database = DataFolder.open(loaded)) {
      RehearsalRows rows = new RehearsalRows(database.jdbi());
      boolean passed =
          rows.find(id).filter(k -> k.verdict() == ComparisonVerdict.NOT_WORSE).isPresent();
      if (!passed || !rows.accept(id, person)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no rehearsal " + id + " that passed and waits for a word.");
      }
    }
    spec.commandLine().getOut().println(person + " accepts the rehearsal " + id + ".");
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  @Command(
      name = "switch",
      mixinStandardHelpOptions = true,
      description = {
        "Says whether a route may go to a successor today: only where its model has ended, and a"
            + " rehearsal against the model served now passed and was accepted. The exit code is 1"
            + " where it may not."
      })
  int switchTo(
      @Mixin SettingsOption settings,
      @Option(names = "--agent", required = true, paramLabel = "NAME", description = "The agent.")
          String agent,
      @Option(names = "--from", required = true, paramLabel = "ROUTE", description = "The route.")
          String from,
      @Option(names = "--to", required = true, paramLabel = "ROUTE", description = "The next.")
          String to) {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    Route old = EvaluationOptions.route(spec, loaded.routes(), from);
    Route next = EvaluationOptions.route(spec, loaded.routes(), to);
    Optional<ModelFact> fact = RoutedModels.fact(old, loaded.models().catalogue());
    if (fact.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Nothing is known of the end of the model behind " + from + ".");
    }
    try (Database database = DataFolder.open(loaded)) {
      SwitchRule.SwitchDecision decision =
          SwitchRule.decide(
              fact.get(),
              next.target().modelFacts().orElseThrow().model(),
              new RehearsalRows(database.jdbi()).of(agent),
              LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      out.println(decision.sentence());
      out.flush();
      return decision.allowed() ? ExitCode.OK : ExitCode.FAULT;
    }
  }
}
