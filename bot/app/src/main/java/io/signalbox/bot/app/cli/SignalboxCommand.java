package io.signalbox.bot.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Top-level command {@code signalbox}, which has only help and version; everything else is a
 * subcommand.
 */
@Command(
    name = "signalbox",
    description = "Answers engineering questions from your runbooks, tables and tickets.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:answered, or done",
      "1:something is broken, or a removal is held (ingest)",
      "2:the command line or the settings are wrong",
      "3:no answer in what is known",
      "4:a file of a source breaks off before its end (ingest)",
      "69:no Java 21 or newer, or the build failed (from the launcher)"
    })
public final class SignalboxCommand implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * Flag {@code --debug}, declared here for the help only; {@link CommandExecution#prepare} reads
   * it before logging starts.
   */
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Log in detail to standard error, with stack traces.")
  @SuppressWarnings("UnusedVariable")
  private boolean debug;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
