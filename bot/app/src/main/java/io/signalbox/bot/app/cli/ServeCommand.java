package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.AdminServer;
import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.administration.LocalAdministration;
import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.KnowledgeUpkeep;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.backup.OnlineBackup;
import io.signalbox.bot.app.live.WebhookServer;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.client.SlackSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code signalbox serve}, which runs the bot in a Slack workspace until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Connects to Slack and answers until stopped.")
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  private final Clock clock;

  public ServeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (settings.file().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "No signalbox.yaml here, and none named with --config. './signalbox init' writes one;"
              + " './signalbox demo' needs none.");
    }
    SignalboxSettings loaded = settings.load(spec, clock);
    Optional<SlackSettings> slack = loaded.slack();
    if (slack.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "The settings have no section slack. 'signalbox manifest' prints the app to create;"
              + " docs/slack.md goes on from there.");
    }
    try (StopSignal stop = StopSignal.register();
        StoreGraph stores = StoreGraph.open(loaded, clock);
        BotAssembly assembly = BotAssembly.over(stores);
        KnowledgeUpkeep upkeep = assembly.upkeep();
        SlackApp app = assembly.slack(slack.get(), upkeep::learned)) {
      upkeep.start();
      app.start(/* alone= */ assembly.settings().database().isAlone());
      if (loaded.askApi().isPresent()) {
        int port = assembly.serve(app.people());
        err.printf(
            "Other tools ask at http://%s:%d/mcp and /v1/ask.%n", loaded.gateway().host(), port);
      }
      err.printf(
          "%s answers in %s. Ctrl-C stops it.%n", app.identity().name(), app.identity().team());
      err.flush();
      awaitStop(stores, assembly, assembly.webhooks(upkeep::learned), stop);
    }
    return ExitCode.OK;
  }

  private void awaitStop(
      StoreGraph stores, BotAssembly assembly, Optional<WebhookServer> webhooks, StopSignal stop)
      throws InterruptedException {
    try {
      awaitAdministered(stores, assembly, stop);
    } finally {
      webhooks.ifPresent(WebhookServer::close);
    }
  }

  /** Takes commands on the records, which no other process can open where they are an H2 file. */
  private void awaitAdministered(StoreGraph stores, BotAssembly assembly, StopSignal stop)
      throws InterruptedException {
    SignalboxSettings loaded = assembly.settings();
    if (!loaded.admin().enabled() || !loaded.database().isAlone()) {
      stop.await();
      return;
    }
    GatewayAdministration administration =
        LocalAdministration.of(
            assembly::gateway,
            () -> List.of("The bot reads its settings when it starts: start it again."),
            OnlineBackup.of(stores, settings.file()));
    AdminServer admin = AdminServer.start(administration, loaded.admin(), loaded.data());
    try (admin) {
      stop.await();
    }
  }
}
