package io.signalbox.bot.app.cli.impact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.app.assembly.DependencyAssembly;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.foresight.dependency.GraphFormat;
import io.signalbox.tools.foresight.dependency.GraphWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox graph}, which exports the dependency graph of prompts, agents, routes
 * and models.
 */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = "Writes which prompts, agents, routes and models depend on which.")
public final class GraphCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "mermaid",
      description = "dot, json, openlineage or mermaid (default: ${DEFAULT-VALUE}).")
  private String format = "";

  private final Clock clock;

  public GraphCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    GraphFormat chosen =
        GraphFormat.of(format)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "'"
                            + format
                            + "' is not a format; choose dot, json, openlineage or mermaid."));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        new GraphWriter(new ObjectMapper())
            .write(
                DependencyAssembly.map(settings.load(spec, clock), clock).graph(),
                chosen,
                clock.instant()));
    out.flush();
    return ExitCode.OK;
  }
}
