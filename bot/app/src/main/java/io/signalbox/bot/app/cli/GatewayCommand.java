package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.AdminServer;
import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.administration.LocalAdministration;
import io.signalbox.bot.app.administration.SettingsReload;
import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signalbox gateway}: serves the routes until it is told to stop. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Serves the routes to OpenAI's and Anthropic's clients, until Ctrl-C or SIGTERM.")
public final class GatewayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  private final Clock clock;

  public GatewayCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (StopSignal stop = StopSignal.register();
        GatewayAssembly assembly = GatewayAssembly.open(loaded, clock);
        SettingsReload reload =
            new SettingsReload(
                assembly, loaded, () -> settings.load(spec, clock), line -> say(out, line))) {
      int port = assembly.serve();
      out.printf(
          "Serving %d routes on http://%s:%d/v1%n",
          loaded.routes().list().size(), loaded.gateway().host(), port);
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      loaded.routes().list().stream()
          .flatMap(route -> RoutesCommand.farewell(loaded.routes(), route, today).stream())
          .distinct()
          .forEach(line -> out.println("! " + line));
      out.flush();
      settings.file().ifPresent(reload::watch);
      Signals.register("HUP", reload::tell);
      if (loaded.admin().enabled()) {
        GatewayAdministration administration = LocalAdministration.of(assembly, reload::now);
        AdminServer admin = AdminServer.start(administration, loaded.admin(), loaded.data());
        try (admin) {
          stop.await();
        }
      } else {
        stop.await();
      }
    }
    return ExitCode.OK;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
