package io.signalbox.bot.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Child process with an H2 database server from our own libraries, which can be killed and
 * restarted.
 */
public final class DatabaseProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final Path folder;
  private final int port = GatewayProcess.freePort();
  private Process process;

  /**
   * @param folder for its file and its log
   */
  public DatabaseProcess(Path folder) {
    this.folder = folder;
    this.process = launch();
    awaitListening();
  }

  /** Returns the value for the setting {@code database.url}. */
  public String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + port + "/./books";
  }

  private Process launch() {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-cp",
                libraries().resolve("*").toString(),
                "org.h2.tools.Server",
                "-tcp",
                "-tcpPort",
                "" + port,
                "-baseDir",
                folder.toString(),
                "-ifNotExists")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("database.log").toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("the database server cannot be run", e);
    }
  }

  private static Path libraries() {
    try {
      URI own = DatabaseProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(own).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class comes from a file", e);
    }
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isListening()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the database server did not start; see " + folder);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Kills the process with SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a new process on the same file. */
  public void restart() {
    process = launch();
    awaitListening();
  }

  @Override
  public void close() {
    kill();
  }
}
