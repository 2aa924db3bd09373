package io.signalbox.bot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandExecutionTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsVersionCommitAndJava() {
    int exitCode = run("--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString().strip())
        .matches(
            "signalbox \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(commit (unknown|[0-9a-f]{7,}), Java .+\\)")
        .contains("Java " + System.getProperty("java.version"));
  }

  @Test
  void helpListsEveryExitCode() {
    int exitCode = run("--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("Exit codes:", "0 ", "1 ", "2 ", "3 ", "69 ");
  }

  @Test
  void wrongUsageIsOneSentenceAndAWayOn() {
    int exitCode = run("--nonsense");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("signalbox: Unknown option: '--nonsense'")
        .contains("signalbox --help")
        .doesNotContain("Exception");
  }

  @Test
  void coloursOfWhatWasTypedDoNotReachTheTerminal() {
    run("--\u001b[31mred");

    assertThat(err.toString()).contains("\u241b[31mred").doesNotContain("\u001b");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("signalbox: Which command?");
  }

  @Test
  void aFaultIsOneSentenceWithAReferenceAndNoStackTrace() {
    int exitCode = run("break");

    assertThat(exitCode).isEqualTo(ExitCode.FAULT);
    assertThat(err.toString())
        .startsWith("signalbox: the index at /data is torn")
        .containsPattern("Reference [0-9a-f]{6}; run again with --debug")
        .doesNotContain("\tat ");
  }

  @Test
  void aFaultWithoutWordsIsNamedByItsType() {
    run("break-silently");

    assertThat(err.toString()).startsWith("signalbox: IllegalStateException");
  }

  private int run(String... args) {
    CommandLine commandLine =
        new CommandLine(new SignalboxCommand())
            .addSubcommand(new Break())
            .addSubcommand(new BreakSilently())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return CommandExecution.around(commandLine).execute(args);
  }

  @Command(name = "break")
  static final class Break implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("the index at /data is torn");
    }
  }

  @Command(name = "break-silently")
  static final class BreakSilently implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException();
    }
  }
}
