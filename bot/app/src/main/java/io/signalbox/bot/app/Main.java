package io.signalbox.bot.app;

import io.signalbox.bot.app.cli.AskCommand;
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
import io.signalbox.bot.app.cli.WorkspaceCommand;
import io.signalbox.bot.app.cli.agents.AgentsCheckCommand;
import io.signalbox.bot.app.cli.agents.AgentsCommand;
import io.signalbox.bot.app.cli.agents.AgentsDiscoverCommand;
import io.signalbox.bot.app.cli.agents.AgentsScaffoldCommand;
import io.signalbox.bot.app.cli.data.AuditCommand;
import io.signalbox.bot.app.cli.data.BackupCommand;
import io.signalbox.bot.app.cli.data.MoveCommand;
import io.signalbox.bot.app.cli.data.RestoreCommand;
import io.signalbox.bot.app.cli.health.HealthCommand;
import io.signalbox.bot.app.cli.impact.GraphCommand;
import io.signalbox.bot.app.cli.impact.ImpactCommand;
import io.signalbox.bot.app.cli.impact.PromptsCommand;
import io.signalbox.bot.app.cli.live.AccessCommand;
import io.signalbox.bot.app.cli.live.AccessExplainCommand;
import io.signalbox.bot.app.cli.live.SourcesCommand;
import io.signalbox.bot.app.cli.models.EvalCommand;
import io.signalbox.bot.app.cli.models.ModelsCommand;
import io.signalbox.bot.app.cli.models.ModelsDecideCommand;
import io.signalbox.bot.app.cli.models.RehearseCommand;
import io.signalbox.bot.app.cli.report.ReportCommand;
import io.signalbox.bot.app.cli.texts.TextsCommand;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Entry point of the program: parses the command line, runs the command and exits with its code.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandExecution.prepare(args);
    System.exit(commandLine(args).execute(args));
  }

  /** Returns the picocli command line with all commands and the collaborators that they need. */
  static CommandLine commandLine() {
    return commandLine(new String[0]);
  }

  /**
   * Returns the picocli command line with only the command named by the first argument, or with all
   * commands; building all of them would slow down short calls.
   */
  private static CommandLine commandLine(String[] args) {
    Map<String, Supplier<Object>> commands = commands(OffsetClock.orElse(Clock.systemUTC()));
    CommandLine all = new CommandLine(new SignalboxCommand());
    if (args.length > 0 && commands.containsKey(args[0])) {
      commands.keySet().retainAll(List.of(args[0]));
    }
    commands.forEach((name, command) -> all.addSubcommand(name, command.get()));
    return CommandExecution.around(all);
  }

  /** Returns factories of the commands by command name, in the order of the help text. */
  private static Map<String, Supplier<Object>> commands(Clock clock) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new DemoCommand(clock));
    commands.put("ask", () -> new AskCommand(clock));
    commands.put("serve", () -> new ServeCommand(clock));
    commands.put("mcp", () -> new McpCommand(clock, System.in, System.out));
    commands.put("ingest", () -> new IngestCommand(clock));
    commands.put("sources", () -> new SourcesCommand(clock));
    commands.put("access", () -> access(clock));
    commands.put("doctor", () -> new DoctorCommand(clock));
    commands.put("health", () -> new HealthCommand(clock));
    commands.put("init", InitCommand::new);
    commands.put("manifest", () -> new ManifestCommand(clock));
    commands.put("report", () -> new ReportCommand(clock));
    commands.put("routes", () -> new RoutesCommand(clock));
    commands.put("graph", () -> new GraphCommand(clock));
    commands.put("impact", () -> new ImpactCommand(clock));
    commands.put("prompts", () -> new PromptsCommand(clock));
    commands.put("models", () -> models(clock));
    commands.put("eval", () -> new EvalCommand(clock));
    commands.put("agents", () -> agents(clock));
    commands.put("gateway", () -> gateway(clock));
    commands.put("audit", () -> audit(clock));
    commands.put("quality", () -> quality(clock));
    commands.put("backup", () -> new BackupCommand(clock));
    commands.put("restore", () -> new RestoreCommand(clock));
    commands.put("move", () -> new MoveCommand(clock));
    commands.put("forget", () -> new ForgetCommand(clock));
    commands.put("vault", Main::vault);
    commands.put("texts", TextsCommand::new);
    commands.put("workspace", () -> new WorkspaceCommand(clock));
    return commands;
  }

  private static CommandLine access(Clock clock) {
    return new CommandLine(new AccessCommand()).addSubcommand(new AccessExplainCommand(clock));
  }

  private static CommandLine audit(Clock clock) {
    return new CommandLine(new AuditCommand(clock)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine agents(Clock clock) {
    return new CommandLine(new AgentsCommand(clock))
        .addSubcommand(new AgentsScaffoldCommand(clock))
        .addSubcommand(new AgentsDiscoverCommand(clock))
        .addSubcommand(new AgentsCheckCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine models(Clock clock) {
    return new CommandLine(new ModelsCommand(clock))
        .addSubcommand(new RehearseCommand(clock))
        .addSubcommand(new ModelsDecideCommand(clock));
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
