package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.EvaluationAssembly.RunPlan;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.RunBudget;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.goldenpath.GoldenPath;
import io.signalbox.tools.foresight.report.ReportDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Command-line options shared by the commands that run evaluation sets. */
final class EvaluationOptions {
  @Option(
      names = "--agent",
      paramLabel = "NAME",
      required = true,
      description = "The agent, as its manifest names it.")
  private String agent = "";

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      defaultValue = GoldenPath.MANIFEST,
      description = "Its manifest, which names the set (default: ${DEFAULT-VALUE}).")
  private Path manifest = Path.of(GoldenPath.MANIFEST);

  @Option(names = "--set", paramLabel = "FILE", description = "The set, instead of the manifest's.")
  private @Nullable Path set;

  @Option(names = "--judge", paramLabel = "ROUTE", description = "Route to a model that judges.")
  private @Nullable String judge;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      defaultValue = "1",
      description = "Most that may be spent (default: ${DEFAULT-VALUE}).")
  private double budget = 1;

  @Option(names = "--again", description = "Starts again from the first question.")
  private boolean again;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes the report there.")
  private @Nullable Path html;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the report there.")
  private @Nullable Path markdown;

  String agent() {
    return agent;
  }

  /**
   * Returns the parameters of an evaluation run from the options, with the judge's route looked up.
   */
  RunPlan plan(CommandSpec spec, RouteTable routes) {
    return new RunPlan(
        agent,
        Optional.ofNullable(judge).map(name -> route(spec, routes, name)),
        new RunBudget(Cost.dollars(budget)),
        again);
  }

  /** Returns the evaluation set of the option, or else the one that the agent's manifest names. */
  EvaluationSet set(CommandSpec spec) {
    try {
      return EvaluationFile.read(set == null ? named(spec) : set);
    } catch (UnreadableSetException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private Path named(CommandSpec spec) {
    try {
      List<AgentProfile> profiles = AgentManifest.parse(Files.readString(manifest));
      Path folder = manifest.toAbsolutePath().getParent();
      return profiles.stream()
          .filter(profile -> profile.name().equals(agent))
          .map(profile -> profile.practice().evaluation())
          .filter(name -> !name.isBlank())
          .map(name -> folder == null ? Path.of(name) : folder.resolve(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "%s names no evaluation set of %s; --set names one."
                          .formatted(manifest, agent)));
    } catch (IOException | InvalidConfigException e) {
      throw new ParameterException(
          spec.commandLine(), manifest + " cannot be read; --set names the set itself.", e);
    }
  }

  /** Returns the model route of this name, or fails with a usage error. */
  static Route route(CommandSpec spec, RouteTable routes, String name) {
    return routes
        .find(name)
        .filter(route -> route.target() instanceof RouteTarget.Chat)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no chat route '%s'; './signalbox routes' lists them."
                        .formatted(name)));
  }

  /** Writes a report as HTML and as Markdown to the files that the options name. */
  void write(ReportDocument report, PrintWriter out) throws IOException {
    if (html != null) {
      Files.writeString(html, report.html());
      out.println("Written to " + html);
    }
    if (markdown != null) {
      Files.writeString(markdown, report.markdown());
      out.println("Written to " + markdown);
    }
  }
}
