package io.signalbox.bot.bench;

import io.signalbox.bot.app.terminal.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code signalbox bench leaks}: counts what got through where nothing should. Exit code 1 when
 * something did.
 */
@Command(
    name = "leaks",
    mixinStandardHelpOptions = true,
    description = {
      "Reads hostile documents and masks secrets in every encoding, and counts what got through.",
      "Exit code 0: nothing did; 1: something did."
    })
public final class BenchLeaks implements Callable<Integer> {
  private static final int MOST_NAMED = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--documents",
      paramLabel = "COUNT",
      defaultValue = "3000",
      description = "Hostile documents to read (default: ${DEFAULT-VALUE}).")
  private int documents;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The same seed makes the same documents (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean clean = documents(out);
    clean &= secrets(out);
    out.flush();
    return clean ? ExitCode.OK : ExitCode.FAULT;
  }

  private boolean documents(PrintWriter out) {
    HostileReading.Outcome outcome =
        new HostileReading(new HashedWords()).read(new HostileDocuments(seed).make(documents));
    out.printf(
        "hostile documents: %d read, %d stored, %d skipped and listed, %d of those stored found%n",
        outcome.documents(), outcome.stored(), outcome.skipped(), outcome.found());
    named(out, "not found", outcome.missing());
    named(out, "broke an answer", outcome.failures());
    return outcome.missing().isEmpty() && outcome.failures().isEmpty();
  }

  private static boolean secrets(PrintWriter out) {
    boolean clean = true;
    for (SecretEncodings.Row row : SecretEncodings.count()) {
      out.printf(
          "secrets at rest, %-22s %d of %d masked%n",
          row.encoding() + ":", row.masked(), row.tried());
      named(out, "in clear", row.inClear());
      clean &= row.inClear().isEmpty();
    }
    return clean;
  }

  private static void named(PrintWriter out, String what, List<String> names) {
    names.stream().limit(MOST_NAMED).forEach(name -> out.println("  " + what + ": " + name));
  }
}
