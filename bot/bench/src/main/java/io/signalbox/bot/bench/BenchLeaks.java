package io.signalbox.bot.bench;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.retrieval.HashingEmbedder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench leaks}, which counts failures of protection: hostile documents not
 * handled, secrets not masked, posts to wrong readers, accesses outside. Exit code 1 when there is
 * any.
 */
@Command(
    name = "leaks",
    mixinStandardHelpOptions = true,
    description = {
      "Reads hostile documents, masks secrets in every place and encoding, posts texts of random",
      "access rules and traces a run of the program, and counts what got through.",
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

  @Option(
      names = "--posts",
      paramLabel = "COUNT",
      defaultValue = "20000",
      description = "Posts to draw at random (default: ${DEFAULT-VALUE}).")
  private int posts;

  @Option(
      names = "--no-trace",
      description = "Does not run the program under strace to count its files and connections.")
  private boolean untraced;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean clean = documents(out);
    clean &= secrets(out);
    clean &= posts(out);
    clean &= untraced || run(out);
    out.flush();
    return clean ? ExitCode.OK : ExitCode.FAULT;
  }

  private boolean documents(PrintWriter out) {
    HostileReading.Outcome outcome =
        new HostileReading(new HashingEmbedder()).read(new HostileDocuments(seed).make(documents));
    out.printf(
        "hostile documents: %d read, %d stored, %d skipped and listed;"
            + " of those stored %d found by their word, %d by a question%n",
        outcome.documents(),
        outcome.stored(),
        outcome.skipped(),
        outcome.found(),
        outcome.byQuestion());
    named(out, "not found", outcome.missing());
    named(out, "broke an answer", outcome.failures());
    return outcome.missing().isEmpty() && outcome.failures().isEmpty();
  }

  private static boolean secrets(PrintWriter out) {
    boolean clean = true;
    for (SecretEncodings.Row row : SecretEncodings.count()) {
      out.printf(
          "secrets %-18s %-24s %d tried, %d leaked, %d texts broken%n",
          row.place() + ",",
          row.encoding() + ":",
          row.tried(),
          row.inClear().size(),
          row.broken().size());
      named(out, "in clear", row.inClear());
      named(out, "broken", row.broken());
      clean &= row.inClear().isEmpty() && row.broken().isEmpty();
    }
    return clean;
  }

  private boolean posts(PrintWriter out) {
    RandomPostingTrials.Outcome outcome = new RandomPostingTrials(seed).draw(posts);
    out.printf(
        "posts: %d drawn, %d allowed and read %d times, %d times by wrong eyes%n",
        outcome.draws(), outcome.allowed(), outcome.readings(), outcome.wrong().size());
    named(out, "wrong eyes", outcome.wrong());
    return outcome.wrong().isEmpty();
  }

  private static boolean run(PrintWriter out) {
    Optional<TracedRun.Outcome> traced = TracedRun.ask();
    if (traced.isEmpty()) {
      out.println(
          "files and connections of a run: not counted, strace is missing or may not trace");
      return true;
    }
    TracedRun.Outcome outcome = traced.get();
    out.printf(
        "a run of ask: %d files touched, %d read and %d written outside, %d connections%n",
        outcome.files(),
        outcome.readOutside().size(),
        outcome.writtenOutside().size(),
        outcome.connections().size());
    named(out, "read outside", outcome.readOutside());
    named(out, "written outside", outcome.writtenOutside());
    named(out, "connection", outcome.connections());
    return outcome.writtenOutside().isEmpty() && outcome.connections().isEmpty();
  }

  private static void named(PrintWriter out, String what, List<String> names) {
    names.stream().limit(MOST_NAMED).forEach(name -> out.println("  " + what + ": " + name));
  }
}
