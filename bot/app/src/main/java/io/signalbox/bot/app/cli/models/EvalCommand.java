package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.JudgeAgreement;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code signalbox eval}, which runs the evaluation set of an agent over a route. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Evaluation sets of agents: run.")
public final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec;
  private final Clock clock;

  public EvalCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: run?");
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = {
        "Runs an agent's evaluation set over a route, within a budget; a run that was cut off goes"
            + " on where it was. The exit code is 1 where less passed than is wanted, 5 where cases"
            + " got no answer or the budget left them out."
      })
  int runSet(
      @Mixin SettingsOption settings,
      @Mixin EvaluationOptions options,
      @Option(names = "--route", required = true, paramLabel = "NAME", description = "The route.")
          String routeName,
      @Option(
              names = "--at-least",
              paramLabel = "SHARE",
              defaultValue = "0.9",
              description = "Share that has to pass (default: ${DEFAULT-VALUE}).")
          double wanted)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    Route route = EvaluationOptions.route(spec, loaded.routes(), routeName);
    EvaluationSet set = options.set(spec);
    set.notes().forEach(note -> out.println("Note: " + note));
    EvaluationRun.RunResult result = result(loaded, options, set, route);
    out.println(EvaluationReport.sentence(result) + ".");
    result.results().stream()
        .map(CaseResult::served)
        .filter(model -> !model.isEmpty())
        .distinct()
        .forEach(model -> out.println("Answered by " + model + ", as the replies name it."));
    JudgeAgreement agreement = JudgeAgreement.of(set, result.results());
    if (agreement.cases() > 0) {
      out.printf(
          "The checks agree with people in %.0f %% of %d cases, kappa %.2f.%n",
          agreement.agreed() * 100, agreement.cases(), agreement.kappa());
    }
    String title = "Evaluation of " + options.agent() + " over " + routeName;
    options.write(EvaluationReport.of(title, set, result), out);
    out.flush();
    if (!result.isFinished()) {
      return ExitCode.UNFINISHED;
    }
    return EvaluationReport.rate(result) >= wanted ? ExitCode.OK : ExitCode.FAULT;
  }

  private EvaluationRun.RunResult result(
      SignalboxSettings loaded, EvaluationOptions options, EvaluationSet set, Route route) {
    PrintWriter out = spec.commandLine().getOut();
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      if (assembly.caller(options.agent()).isEmpty()) {
        out.printf(
            "Note: the gateway knows no caller '%s'; the calls are the bot's.%n", options.agent());
      }
      assembly.keep(options.agent(), set);
      return assembly.run(
          set,
          route,
          options.plan(spec, loaded.routes()),
          line -> {
            out.println(line);
            out.flush();
          });
    }
  }
}
