package io.signalbox.bot.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Reader that synchronises live sources into a database file of its own: whole runs in this
 * process, runs that are killed in a child process.
 */
final class ReaderProcess {
  private static final long POLL_MILLIS = 2;

  /**
   * Minutes by which the clock of each run is later than that of the one before, longer than any
   * lease.
   */
  private static final long STEP_MINUTES = 11;

  private final Path folder;
  private final String name;
  private final TrackerPeer tracker;
  private int runs;

  /** Writes settings that name both sources. */
  ReaderProcess(Path parent, String name, TrackerPeer tracker, GitPeer git) throws IOException {
    this.folder = Files.createDirectories(parent.resolve(name));
    this.name = name;
    this.tracker = tracker;
    Files.writeString(
        settings(),
        """
        data: data
        live-sources:
          - name: tracker
            access: public
            sweep-every: 1h
            github:
              repository: acme/%s
              api: %s
              token: ${DRILL_TOKEN}
          - name: pages
            access: public
            sweep-every: 1h
            git:
              url: %s
        """
            .formatted(name, tracker.url(), git.url()));
  }

  String name() {
    return name;
  }

  Path settings() {
    return folder.resolve("signalbox.yaml");
  }

  /** Advances the clock by the time of this number of runs. */
  void skip(int times) {
    runs += times;
  }

  /** Synchronises once; returns false if a source failed or it took too long. */
  boolean run() {
    return ReaderMain.synchronise(settings(), environment(), nextClock());
  }

  private Map<String, String> environment() {
    return Map.of("DRILL_TOKEN", "drill-" + name);
  }

  /**
   * Returns by how many minutes the clock of the next run is ahead. What the tracker asked to wait
   * is over by then.
   */
  private long nextClock() {
    tracker.waited(name);
    return STEP_MINUTES * ++runs;
  }

  /**
   * Synchronises in a child process and kills it when the condition holds; returns false if it
   * ended before.
   */
  boolean runAndKill(BooleanSupplier until) throws IOException, InterruptedException {
    Process process = start();
    while (!until.getAsBoolean()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReaderMain.class.getName(),
                    settings().toString(),
                    "" + nextClock()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
    builder.environment().putAll(environment());
    return builder.start();
  }
}
