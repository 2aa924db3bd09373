package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox mcp}, which serves MCP on the standard streams to the tool that starts
 * it.
 */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description =
        "Serves MCP on standard input and output, for an editor or agent that starts it. Over"
            + " HTTP it is served by 'serve' and 'gateway', where the settings have ask-api.")
public final class McpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;
  @Mixin private ReadersOption readers;

  private final Clock clock;
  private final InputStream in;
  private final OutputStream out;

  /**
   * @param in messages of the client
   * @param out answers to them, and nothing else
   */
  public McpCommand(Clock clock, InputStream in, OutputStream out) {
    this.clock = clock;
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (BotAssembly assembly = BotAssembly.open(loaded, clock)) {
      KnowledgeRefresh.beforeAsking(assembly, err, settings.file().isEmpty()).run();
      assembly.serveMcp(
          readers.audience(spec),
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }
}
