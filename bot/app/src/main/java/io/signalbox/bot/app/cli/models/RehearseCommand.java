package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.database.Database;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import io.signalbox.tools.foresight.rehearsal.Rehearsal;
import io.signalbox.tools.foresight.rehearsal.RehearsalReport;
import io.signalbox.tools.foresight.rehearsal.RehearsalRows;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox models rehearse}, which compares two models on an agent's evaluation
 * set.
 */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Puts an agent's evaluation set to two routes, and says whether the second is worse. The exit"
          + " code is 0 where it is not, 1 where it is, 3 where there are too few cases to tell."
    })
public final class RehearseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;
  @Mixin private EvaluationOptions options;

  @Option(names = "--from", required = true, paramLabel = "ROUTE", description = "The route now.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "ROUTE", description = "The successor's.")
  private String to = "";

  private final Clock clock;

  public RehearseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    Route old = EvaluationOptions.route(spec, loaded.routes(), from);
    Route next = EvaluationOptions.route(spec, loaded.routes(), to);
    EvaluationSet set = options.set(spec);
    Rehearsal rehearsal;
    long monthly;
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      EvaluationRun.RunResult first = run(assembly, loaded, set, old);
      EvaluationRun.RunResult second = run(assembly, loaded, set, next);
      rehearsal =
          Rehearsal.of(options.agent(), List.of(model(old), model(next)), set, first, second);
      monthly = assembly.monthly(options.agent());
    }
    StoredRehearsal kept = keep(loaded, rehearsal);
    out.println(kept.sentence());
    options.write(RehearsalReport.of(rehearsal, monthly), out);
    out.println(
        kept.verdict() == ComparisonVerdict.NOT_WORSE
            ? "Its owner accepts it: ./signalbox models decide accept " + kept.id() + " --as NAME"
            : "Kept as " + kept.id() + ".");
    out.flush();
    return switch (kept.verdict()) {
      case NOT_WORSE -> ExitCode.OK;
      case WORSE -> ExitCode.FAULT;
      case TOO_FEW -> ExitCode.NO_ANSWER;
    };
  }

  private EvaluationRun.RunResult run(
      EvaluationAssembly assembly, SignalboxSettings loaded, EvaluationSet set, Route route) {
    PrintWriter out = spec.commandLine().getOut();
    return assembly.run(
        set,
        route,
        options.plan(spec, loaded.routes()),
        line -> {
          out.println(route.name() + ": " + line);
          out.flush();
        });
  }

  private static String model(Route route) {
    return route.target().modelFacts().orElseThrow().model();
  }

  private StoredRehearsal keep(SignalboxSettings loaded, Rehearsal rehearsal) {
    StoredRehearsal kept =
        new StoredRehearsal(
            "r-" + Long.toString(clock.millis(), 36),
            rehearsal.agent(),
            rehearsal.from(),
            rehearsal.to(),
            rehearsal.set().version(),
            rehearsal.comparison().verdict(),
            rehearsal.pairs().size(),
            RehearsalReport.sentence(rehearsal),
            clock.instant(),
            "");
    try (Database database = DataFolder.open(loaded)) {
      new RehearsalRows(database.jdbi()).add(kept);
    }
    return kept;
  }
}
