package io.signalbox.bot.bench.answer;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench demo}, which measures the time until the demo has answered, beside
 * the start of a program that does nothing. Whole processes, through the launcher, from a built
 * tree.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long the demo takes from the command to its last answer, with an empty data"
          + " folder and again,",
      "beside the time that the programme needs to start and print its version."
    })
public final class BenchDemo implements Callable<Integer> {
  private static final double MILLIS_PER_SECOND = 1e3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "How often each is run (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path launcher =
        Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().resolve("signalbox");
    if (!Files.isExecutable(launcher)) {
      throw new IllegalStateException("there is no launcher to measure at " + launcher);
    }
    Histogram nothing = new Histogram(2);
    Histogram first = new Histogram(2);
    Histogram again = new Histogram(2);
    for (int i = 0; i < runs; i++) {
      try (TemporaryFolder folder = new TemporaryFolder("bench-demo")) {
        String data = folder.path().toString();
        nothing.recordValue(millis("signalbox", launcher, "--version"));
        first.recordValue(millis("Try next", launcher, "demo", "--once", "--data", data));
        again.recordValue(millis("Try next", launcher, "demo", "--once", "--data", data));
      }
    }
    out.println("| what | fastest s | median s | median over nothing |");
    out.println("| --- | --- | --- | --- |");
    row(out, "nothing: --version", nothing, nothing);
    row(out, "demo, empty data folder", first, nothing);
    row(out, "demo, again", again, nothing);
    out.flush();
    return ExitCode.OK;
  }

  /** Returns the milliseconds from the start of the command to the output of the given line. */
  private static long millis(String line, Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SIGNALBOX_SKIP_BUILD", "1");
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      long millis = -1;
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        for (String read = output.readLine(); read != null; read = output.readLine()) {
          if (read.startsWith(line)) {
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
          }
        }
      }
      if (process.waitFor() != ExitCode.OK || millis < 0) {
        throw new IllegalStateException(command + " failed with code " + process.exitValue());
      }
      return millis;
    } catch (IOException e) {
      throw new IllegalStateException(command + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private static void row(PrintWriter out, String what, Histogram times, Histogram nothing) {
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f |%n",
        what,
        times.getMinValue() / MILLIS_PER_SECOND,
        times.getValueAtPercentile(50) / MILLIS_PER_SECOND,
        (double) times.getValueAtPercentile(50) / nothing.getValueAtPercentile(50));
  }
}
