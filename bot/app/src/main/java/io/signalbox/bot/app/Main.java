package io.signalbox.bot.app;

import io.signalbox.bot.app.cli.AskCommand;
import io.signalbox.bot.app.cli.AuditCommand;
import io.signalbox.bot.app.cli.CallTextsCommand;
import io.signalbox.bot.app.cli.CallerCommand;
import io.signalbox.bot.app.cli.CommandExecution;
import io.signalbox.bot.app.cli.DemoCommand;
import io.signalbox.bot.app.cli.DoctorCommand;
import io.signalbox.bot.app.cli.ForgetCommand;
import io.signalbox.bot.app.cli.GatewayCommand;
import io.signalbox.bot.app.cli.IngestCommand;
import io.signalbox.bot.app.cli.InitCommand;
import io.signalbox.bot.app.cli.KeyCommand;
import io.signalbox.bot.app.cli.ManifestCommand;
import io.signalbox.bot.app.cli.McpCommand;
import io.signalbox.bot.app.cli.QualityCommand;
import io.signalbox.bot.app.cli.RoutesCommand;
import io.signalbox.bot.app.cli.ServeCommand;
import io.signalbox.bot.app.cli.ShareCommand;
import io.signalbox.bot.app.cli.SignalboxCommand;
import io.signalbox.bot.app.cli.SpendCommand;
import io.signalbox.bot.app.cli.VaultCommand;
import io.signalbox.bot.app.cli.agents.AgentsCheckCommand;
import io.signalbox.bot.app.cli.agents.AgentsCommand;
import io.signalbox.bot.app.cli.agents.AgentsDiscoverCommand;
import io.signalbox.bot.app.cli.agents.AgentsStartCommand;
import io.signalbox.bot.app.cli.data.BackupCommand;
import io.signalbox.bot.app.cli.data.MoveCommand;
import io.signalbox.bot.app.cli.data.RestoreCommand;
import io.signalbox.bot.app.cli.impact.GraphCommand;
import io.signalbox.bot.app.cli.impact.ImpactCommand;
import io.signalbox.bot.app.cli.impact.PromptsCommand;
import io.signalbox.bot.app.cli.live.AccessCommand;
import io.signalbox.bot.app.cli.live.AccessExplainCommand;
import io.signalbox.bot.app.cli.live.SourcesCommand;
import io.signalbox.bot.app.cli.models.EvalCommand;
import io.signalbox.bot.app.cli.models.ModelsCommand;
import io.signalbox.bot.app.cli.models.RehearseCommand;
import io.signalbox.bot.app.cli.models.SwitchCommand;
import io.signalbox.bot.app.cli.report.ReportCommand;
import java.time.Clock;
import picocli.CommandLine;

/**
 * Entry point of the program: parses the command line, runs the command and exits with its code.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandExecution.prepare(args);
    System.exit(commandLine().execute(args));
  }

  /** The command line with every command on it; the commands' collaborators are assembled here. */
  static CommandLine commandLine() {
    Clock clock = OffsetClock.orElse(Clock.systemUTC());
    return CommandExecution.around(
        new CommandLine(new SignalboxCommand())
            .addSubcommand(new DemoCommand(clock))
            .addSubcommand(new AskCommand(clock))
            .addSubcommand(new ServeCommand(clock))
            .addSubcommand(new McpCommand(clock, System.in, System.out))
            .addSubcommand(new IngestCommand(clock))
            .addSubcommand(new SourcesCommand(clock))
            .addSubcommand(
                new CommandLine(new AccessCommand()).addSubcommand(new AccessExplainCommand(clock)))
            .addSubcommand(new DoctorCommand(clock))
            .addSubcommand(new InitCommand())
            .addSubcommand(new ManifestCommand(clock))
            .addSubcommand(new ReportCommand(clock))
            .addSubcommand(new RoutesCommand(clock))
            .addSubcommand(new GraphCommand(clock))
            .addSubcommand(new ImpactCommand(clock))
            .addSubcommand(new PromptsCommand(clock))
            .addSubcommand(models(clock))
            .addSubcommand(new EvalCommand(clock))
            .addSubcommand(agents(clock))
            .addSubcommand(gateway(clock))
            .addSubcommand(audit(clock))
            .addSubcommand(new BackupCommand(clock))
            .addSubcommand(new RestoreCommand(clock))
            .addSubcommand(new MoveCommand(clock))
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
        .addSubcommand(new AgentsCheckCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine models(Clock clock) {
    return new CommandLine(new ModelsCommand(clock))
        .addSubcommand(new RehearseCommand(clock))
        .addSubcommand(new SwitchCommand(clock));
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
        .addSubcommand(new SpendCommand(clock))
        .addSubcommand(new ShareCommand(clock))
        .addSubcommand(new CallTextsCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
