package io.signalbox.config.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM at work on a database: it holds it open, or writes notes and tells each commit. */
final class OtherProcess implements AutoCloseable {
  private static final int WRITERS = 4;

  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Returns when the other process has the database open. */
  static OtherProcess holding(String url) throws IOException {
    OtherProcess other = start("hold", url);
    if (!"open".equals(other.output.readLine())) {
      throw new IllegalStateException("the other process did not open the database");
    }
    return other;
  }

  /** The ids it said it had committed, among them those told after the kill was on its way. */
  static List<Long> committedBeforeKill(String url, int atLeast) throws Exception {
    OtherProcess other = start("write", url);
    List<Long> committed = new ArrayList<>();
    String line = other.output.readLine();
    while (line != null) {
      committed.add(Long.parseLong(line));
      if (committed.size() == atLeast) {
        // Through the handle: the process itself would close the stream that is still to be read.
        other.process.toHandle().destroyForcibly();
      }
      line = other.output.readLine();
    }
    other.process.waitFor();
    return committed;
  }

  @Override
  public void close() throws IOException {
    // The end of its input ends it.
    process.getOutputStream().close();
    process.onExit().join();
  }

  private static OtherProcess start(String task, String url) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                task,
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The other side. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    DatabaseSettings settings = TestDatabase.settings(args[1], "sa", "");
    try (Database database = Database.open(settings, "classpath:db/test-migration")) {
      if (args[0].equals("hold")) {
        out.println("open");
        new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
        return;
      }
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long first = 1 + i * 1_000_000_000L;
        writers.add(Thread.ofPlatform().start(() -> write(database, first, out)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
  }

  private static void write(Database database, long first, PrintStream out) {
    for (long id = first; ; id++) {
      long next = id;
      database
          .jdbi()
          .useHandle(h -> h.execute("INSERT INTO note (id, body) VALUES (?, 'x')", next));
      out.println(next);
    }
  }
}
