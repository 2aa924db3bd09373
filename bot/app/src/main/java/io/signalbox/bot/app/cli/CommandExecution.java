package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.StandardErrorRestore;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.InvalidConfigException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Common handling around all commands: sets up logging, and turns an exception into one line on the
 * terminal and one log entry with the same reference.
 */
public final class CommandExecution {
  private CommandExecution() {}

  /**
   * Sets up logging and streams of the process. Must run before the first logger exists, since
   * logging reads these settings once.
   *
   * @param args the command line as given
   */
  public static void prepare(String[] args) {
    StandardErrorRestore.reclaim();
    if (options(args).contains("--debug")) {
      System.setProperty("signalbox.log.level", "DEBUG");
      System.setProperty("signalbox.log.trace", "ex");
    }
    // Lucene and ical4j log through the JDK's own logging, which would print two lines each to the
    // terminal.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    // Before any thread is started: SLF4J complains when several threads log while it starts.
    LoggerFactory.getILoggerFactory();
    SLF4JBridgeHandler.install();
  }

  /** Installs the handlers that print wrong usage and exceptions. */
  public static CommandLine around(CommandLine commandLine) {
    return commandLine
        .setOut(TerminalText.safe(commandLine.getOut()))
        .setErr(TerminalText.safe(commandLine.getErr()))
        .setParameterExceptionHandler(CommandExecution::showWrongUsage)
        .setExecutionExceptionHandler(CommandExecution::showFault);
  }

  /**
   * Returns the arguments before {@code --}; those behind it are text, even when they look like
   * options.
   */
  private static List<String> options(String[] args) {
    List<String> all = Arrays.asList(args);
    int end = all.indexOf("--");
    return end < 0 ? all : all.subList(0, end);
  }

  private static int showWrongUsage(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("signalbox: " + TerminalText.safe(String.valueOf(e.getMessage())));
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println(
          "Try '" + commandLine.getCommandSpec().qualifiedName() + " --help' for what it can do.");
    }
    return ExitCode.USAGE;
  }

  private static int showFault(Exception e, CommandLine commandLine, ParseResult parsed) {
    if (e instanceof InvalidConfigException invalid) {
      commandLine.getErr().println("signalbox: the settings cannot be used:");
      commandLine.getErr().println(TerminalText.safe(String.valueOf(invalid.getMessage())));
      return ExitCode.USAGE;
    }
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    String reference = HexFormat.of().formatHex(random);
    String sentence = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    commandLine
        .getErr()
        .printf(
            "signalbox: %s%nReference %s; run again with --debug for the details.%n",
            TerminalText.safe(sentence), reference);
    LoggerFactory.getLogger("fault").debug("Reference {}", reference, e);
    return ExitCode.FAULT;
  }
}
