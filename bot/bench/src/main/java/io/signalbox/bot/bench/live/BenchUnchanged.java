package io.signalbox.bot.bench.live;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench unchanged}, which counts what a live source costs in which nothing
 * changes: requests of a look for changes and of a complete list, in a process of 256 MB of heap.
 */
@Command(
    name = "unchanged",
    mixinStandardHelpOptions = true,
    description = "Counts the requests for a live source in which nothing changes.")
public final class BenchUnchanged implements Callable<Integer> {
  private static final int POLL_MINUTES = 5;
  private static final int ITEMS_A_REQUEST = 1_000;

  /** Number of documents from which complete lists count in the verdict. */
  private static final int JUDGED_FROM = 100_000;

  @Spec private CommandSpec spec;

  @Option(names = "--documents", defaultValue = "100000", description = "Issues at the source.")
  private int documents = 100_000;

  @Option(names = "--heap", defaultValue = "256", description = "Heap of the reader, in MB.")
  private int heap = 256;

  private long minutes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (TemporaryFolder folder = new TemporaryFolder("unchanged");
        StillTracker tracker = new StillTracker(documents)) {
      Path settings =
          Files.writeString(
              folder.path().resolve("signalbox.yaml"),
              """
              data: data
              live-sources:
                - name: still
                  access: public
                  github: {repository: acme/still, api: "%s"}
              """
                  .formatted(tracker.url()));
      boolean right = run(out, "first run", settings, tracker, 0) > 0;
      long poll = run(out, "look for changes", settings, tracker, POLL_MINUTES);
      // The interval of complete lists is a minute for each 1,000 items, and ten at least.
      long interval = Math.max(10, documents / 1_000);
      long list = run(out, "look with a complete list", settings, tracker, interval);
      double average = poll + Math.max(0, list - poll) * (double) POLL_MINUTES / interval;
      double most = Math.max(2, documents / (double) ITEMS_A_REQUEST);
      out.printf(
          "a look costs %.1f requests on average, %.2f for 1,000 documents%n",
          average, average * ITEMS_A_REQUEST / documents);
      // A small source is listed completely more often than its size asks for.
      boolean listed = documents < JUDGED_FROM || average <= most;
      right &= poll > 0 && list > 0 && poll <= most && listed;
      out.println(right ? "RIGHT" : "WRONG");
      out.flush();
      return right ? ExitCode.OK : ExitCode.FAULT;
    }
  }

  /** Runs the reader in a process of its own; returns its requests, or 0 where it failed. */
  private long run(PrintWriter out, String what, Path settings, StillTracker tracker, long later)
      throws IOException, InterruptedException {
    minutes += later;
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-Xmx" + heap + "m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReaderMain.class.getName(),
                    settings.toString(),
                    "" + minutes,
                    "60"))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(settings.resolveSibling("log.txt").toFile()))
            .start();
    boolean ended = process.waitFor() == 0;
    long requests = tracker.taken();
    out.printf(
        "%s: %s, %d requests, %d s, heap of %d MB%n",
        what,
        ended ? "whole" : "FAILED",
        requests,
        (System.nanoTime() - begun) / 1_000_000_000L,
        heap);
    if (!ended) {
      out.println(Files.readString(settings.resolveSibling("log.txt")));
    }
    out.flush();
    return ended ? requests : 0;
  }
}
