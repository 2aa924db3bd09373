package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.terminal.ExitCode;
import java.io.PrintWriter;
import java.time.Clock;
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
 * Command {@code signalbox gateway share}, which lists or sets the share of a route's traffic that
 * another route takes.
 */
@Command(
    name = "share",
    mixinStandardHelpOptions = true,
    description = "Lists the shares of routes, or sets one.")
public final class ShareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ROUTE", description = "The route.")
  private @Nullable String route;

  @Option(names = "--percent", description = "How many of a hundred conversations; 0 for none.")
  private @Nullable Integer percent;

  private final Clock clock;

  public ShareCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (GatewayAdministration gateway = settings.administration(spec, clock)) {
      if (route != null && percent != null && !gateway.share(route, percent)) {
        throw new ParameterException(
            spec.commandLine(), "There is no route '" + route + "' that has a share.");
      }
      gateway.shares().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }
}
