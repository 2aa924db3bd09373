package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteAccess;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox routes}, which lists the configured routes to models and tools, with
 * models that end soon.
 */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the sanctioned routes to models and tools. The exit code is 1 where the model of one"
          + " has ended or ends within so many days."
    })
public final class RoutesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--within",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Days ahead within which an end counts (default: ${DEFAULT-VALUE}).")
  private int within = 30;

  private final Clock clock;

  public RoutesCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (within < 0) {
      throw new ParameterException(spec.commandLine(), "--within is a number of days, 0 or more.");
    }
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    List<Route> routes = loaded.routes().list();
    if (routes.isEmpty()) {
      out.println(
          "No routes are declared: answers are composed without a model. See docs/gateway.md.");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (Route route : routes) {
      out.println(route.name() + ": " + target(route.target()));
      details(route).forEach(line -> out.println("  " + line));
      farewell(loaded.routes(), route, today).ifPresent(line -> out.println("  ! " + line));
    }
    out.flush();
    return routes.stream()
            .flatMap(route -> loaded.routes().ending(route).stream())
            .anyMatch(ending -> ending.isWithin(within, today))
        ? ExitCode.FAULT
        : ExitCode.OK;
  }

  /**
   * Returns a notice about the end of life of a route's model; empty while that is distant or
   * unknown.
   */
  static Optional<String> farewell(RouteTable routes, Route route, LocalDate today) {
    return routes
        .ending(route)
        .flatMap(
            ending -> route.target().modelName().flatMap(model -> ending.farewell(model, today)));
  }

  private static String target(RouteTarget target) {
    return switch (target) {
      case RouteTarget.Chat chat ->
          "chat with " + chat.model().model() + " of " + chat.provider().name();
      case RouteTarget.Embedding embedding ->
          "embeddings by " + embedding.model().model() + " of " + embedding.provider().name();
      case RouteTarget.PassThrough other ->
          "passes on to "
              + other.provider().name()
              + ": "
              + String.join(", ", other.rules().paths());
      case RouteTarget.HttpTool tool ->
          "tool at " + tool.tool().host() + (tool.tool().writes() ? ", writes" : "");
      case RouteTarget.McpTool tool ->
          "tool " + tool.tool() + " of the MCP server " + tool.server().name();
    };
  }

  private static List<String> details(Route route) {
    List<String> lines = new ArrayList<>();
    lines.add("for " + who(route.access()) + "; up to " + route.highest().label() + " data");
    route
        .limits()
        .requests()
        .ifPresent(most -> lines.add("at most " + most + " requests a minute and caller"));
    route
        .budget()
        .ifPresent(
            rule ->
                lines.add(
                    "budget "
                        + rule.amount()
                        + " a "
                        + rule.period().name().toLowerCase(Locale.ROOT)
                        + " and "
                        + rule.share().name().toLowerCase(Locale.ROOT)));
    if (route.failClosed()) {
      lines.add("refuses when it cannot answer");
    } else if (!route.fallback().isEmpty()) {
      lines.add("otherwise " + String.join(", then ", route.fallback()));
    }
    if (route.approval()) {
      lines.add("a person approves each call");
    }
    return lines;
  }

  private static String who(RouteAccess access) {
    List<String> all = new ArrayList<>();
    access.callers().stream()
        .sorted()
        .map(c -> c.equals("*") ? "every caller" : c)
        .forEach(all::add);
    access.teams().stream().sorted().map(team -> "team " + team).forEach(all::add);
    access.groups().stream().sorted().map(group -> "group " + group).forEach(all::add);
    return all.isEmpty() ? "nobody" : String.join(", ", all);
  }
}
