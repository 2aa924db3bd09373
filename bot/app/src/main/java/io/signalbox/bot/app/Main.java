package io.signalbox.bot.app;

import io.signalbox.bot.app.cli.AgentsCommand;
import io.signalbox.bot.app.cli.AgentsDiscoverCommand;
import io.signalbox.bot.app.cli.AgentsStartCommand;
import io.signalbox.bot.app.cli.AskCommand;
import io.signalbox.bot.app.cli.AuditCommand;
import io.signalbox.bot.app.cli.CallerCommand;
import io.signalbox.bot.app.cli.CommandLineEdge;
import io.signalbox.bot.app.cli.DemoCommand;
import io.signalbox.bot.app.cli.DoctorCommand;
import io.signalbox.bot.app.cli.ForgetCommand;
import io.signalbox.bot.app.cli.GatewayCommand;
import io.signalbox.bot.app.cli.IngestCommand;
import io.signalbox.bot.app.cli.InitCommand;
import io.signalbox.bot.app.cli.KeyCommand;
import io.signalbox.bot.app.cli.ManifestCommand;
import io.signalbox.bot.app.cli.QualityCommand;
import io.signalbox.bot.app.cli.RoutesCommand;
import io.signalbox.bot.app.cli.ServeCommand;
import io.signalbox.bot.app.cli.SignalboxCommand;
import io.signalbox.bot.app.cli.VaultCommand;
import java.time.Clock;
import picocli.CommandLine;

/**
 * Entry point of the program: parses the command line, runs the command and exits with its code.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLineEdge.prepare(args);
    System.exit(commandLine().execute(args));
  }

  /** The command line with every command on it; the commands' collaborators are assembled here. */
  static CommandLine commandLine() {
    Clock clock = OffsetClock.orElse(Clock.systemUTC());
    return CommandLineEdge.around(
        new CommandLine(new SignalboxCommand())
            .addSubcommand(new DemoCommand(clock))
            .addSubcommand(new AskCommand(clock))
            .addSubcommand(new ServeCommand(clock))
            .addSubcommand(new IngestCommand(clock))
            .addSubcommand(new DoctorCommand(clock))
            .addSubcommand(new InitCommand())
            .addSubcommand(new ManifestCommand())
            .addSubcommand(new RoutesCommand(clock))
            .addSubcommand(agents(clock))
            .addSubcommand(gateway(clock))
            .addSubcommand(audit(clock))
            .addSubcommand(quality(clock))
            .addSubcommand(new ForgetCommand(clock))
            .addSubcommand(vault()));
  }

  private static CommandLine audit(Clock clock) {
    return new CommandLine(new AuditCommand(clock)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine agents(Clock clock) {
    return new CommandLine(new AgentsCommand(clock))
        .addSubcommand(new AgentsStartCommand(clock))
        .addSubcommand(new AgentsDiscoverCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine quality(Clock clock) {
    return new CommandLine(new QualityCommand(clock)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine vault() {
    return new CommandLine(new VaultCommand(System.getenv(), System.in))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine gateway(Clock clock) {
    return new CommandLine(new GatewayCommand(clock))
        .addSubcommand(new CallerCommand(clock))
        .addSubcommand(new KeyCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
