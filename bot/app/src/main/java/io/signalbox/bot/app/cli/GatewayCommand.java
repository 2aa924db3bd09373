package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.AdminServer;
import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.administration.LocalAdministration;
import io.signalbox.bot.app.administration.SettingsReload;
import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.KnowledgeUpkeep;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.backup.OnlineBackup;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox gateway}, which serves the routes to API clients until it is stopped.
 */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Serves the routes to OpenAI's and Anthropic's clients, until Ctrl-C or SIGTERM.")
public final class GatewayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  private static final String NEEDS_SLACK =
      "ask-api needs the section slack as well: Slack says who people are and what they may read";

  private final Clock clock;

  public GatewayCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    if (loaded.askApi().isPresent()) {
      return serveWithKnowledge(loaded, out);
    }
    try (StopSignal stop = StopSignal.register();
        GatewayAssembly assembly = GatewayAssembly.open(loaded, clock)) {
      serving(loaded, assembly.serve(), out);
      administer(loaded, assembly, stop, out);
    }
    return ExitCode.OK;
  }

  /**
   * Serves the routes together with the ask API and MCP, with the rights that people have in Slack.
   */
  private Integer serveWithKnowledge(SignalboxSettings loaded, PrintWriter out)
      throws InterruptedException {
    SlackSettings slack =
        loaded
            .slack()
            .orElseThrow(() -> new ParameterException(spec.commandLine(), NEEDS_SLACK + "."));
    try (StopSignal stop = StopSignal.register();
        SlackClient client = new SlackClient(slack);
        BotAssembly assembly = BotAssembly.open(loaded, clock);
        KnowledgeUpkeep upkeep = assembly.upkeep()) {
      upkeep.start();
      int port = assembly.serve(assembly.people(client));
      serving(loaded, port, out);
      out.printf(
          "Other tools ask at http://%s:%d/mcp and /v1/ask%n", loaded.gateway().host(), port);
      out.flush();
      administer(loaded, assembly.gateway(), stop, out);
    }
    return ExitCode.OK;
  }

  /** Loads the settings again; those with which the gateway would not start are refused. */
  private SignalboxSettings reloaded() {
    SignalboxSettings changed = settings.load(spec, clock);
    if (changed.askApi().isPresent() && changed.slack().isEmpty()) {
      throw new SettingsReload.UnusableSettingsException(NEEDS_SLACK);
    }
    return changed;
  }

  /**
   * Runs the administration server for changes of keys, budgets and settings until the process is
   * told to stop.
   */
  private void administer(
      SignalboxSettings loaded, GatewayAssembly gateway, StopSignal stop, PrintWriter out)
      throws InterruptedException {
    try (SettingsReload reload =
        new SettingsReload(gateway, loaded, this::reloaded, line -> say(out, line))) {
      settings.file().ifPresent(reload::watch);
      Signals.register("HUP", reload::tell);
      if (loaded.admin().enabled()) {
        GatewayAdministration administration =
            LocalAdministration.of(
                () -> gateway, reload::now, OnlineBackup.of(gateway.stores(), settings.file()));
        AdminServer admin = AdminServer.start(administration, loaded.admin(), loaded.data());
        try (admin) {
          stop.await();
        }
      } else {
        stop.await();
      }
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private void serving(SignalboxSettings loaded, int port, PrintWriter out) {
    out.printf(
        "Serving %d routes on http://%s:%d/v1%n",
        loaded.routes().list().size(), loaded.gateway().host(), port);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    loaded.routes().list().stream()
        .flatMap(route -> RoutesCommand.farewell(loaded.routes(), route, today).stream())
        .distinct()
        .forEach(line -> out.println("! " + line));
    out.flush();
  }
}
