package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.rehearsal.Rehearsal;
import io.signalbox.tools.foresight.rehearsal.RehearsalReport;
import io.signalbox.tools.foresight.rehearsal.RouteRehearsal.RehearsalOrder;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
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
      "Puts an agent's evaluation set and recorded requests to two routes, and says whether the"
          + " second is worse; goes on where it was cut off. The exit code is 0 where it is not, 1"
          + " where it is, 3 where there are too few cases to tell, 5 where cases"
          + " got no answer or the budget left them out."
    })
public final class RehearseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;
  @Mixin private EvaluationOptions options;

  @Option(names = "--from", required = true, paramLabel = "ROUTE", description = "The route now.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "ROUTE", description = "The successor's.")
  private String to = "";

  @Option(
      names = "--requests",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Most recorded requests that are put to both (default: ${DEFAULT-VALUE}).")
  private int requests = 50;

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
    set.notes().forEach(note -> out.println("Note: " + note));
    RehearsalOrder order =
        new RehearsalOrder(options.agent(), Optional.of(set), requests, old, next);
    StoredRehearsal kept;
    boolean finished;
    try (EvaluationAssembly assembly = EvaluationAssembly.open(loaded, clock)) {
      Rehearsal rehearsal =
          assembly.rehearse(
              order,
              options.plan(spec, loaded.routes()),
              line -> {
                out.println(line);
                out.flush();
              });
      kept = assembly.keep(order, rehearsal);
      finished = rehearsal.isFinished();
      assembly.keep(options.agent(), set);
      out.println(kept.sentence());
      out.println(recorded(rehearsal.recorded(), old));
      long monthly = assembly.monthly(options.agent());
      options.write(RehearsalReport.of(rehearsal, monthly, /* withRecorded= */ true), out);
    }
    out.println(
        kept.isPassed()
            ? "Its owner accepts it: ./signalbox models decide accept " + kept.id() + " --as NAME"
            : "Kept as " + kept.id() + ".");
    out.flush();
    return switch (kept.verdict()) {
      case NOT_WORSE -> ExitCode.OK;
      case WORSE -> ExitCode.FAULT;
      case TOO_FEW -> finished ? ExitCode.NO_ANSWER : ExitCode.UNFINISHED;
    };
  }

  private static String recorded(long number, Route from) {
    if (number > 0) {
      return number + " recorded requests were put to both as well; they have no verdict.";
    }
    return from.logsTexts()
        ? "No request of the agent over " + from.name() + " is recorded."
        : "No requests are recorded: " + from.name() + " keeps no texts (log-texts).";
  }
}
