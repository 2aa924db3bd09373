package io.signalbox.bot.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Child process {@code signalbox gateway} for benchmarks, which can be killed and restarted. */
public final class GatewayProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final int OK = 200;

  private final Path settings;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;

  /**
   * @param settings of a gateway that listens on the port
   */
  public GatewayProcess(Path settings, int port) {
    this.settings = settings;
    this.port = port;
    this.process = launch();
    awaitReady();
  }

  /** Returns a free port. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  private Process launch() {
    Path launcher =
        Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().resolve("signalbox");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(launcher.toString(), "gateway", "-c", settings.toString()))
            .redirectErrorStream(true)
            .redirectOutput(settings.resolveSibling("gateway.log").toFile());
    builder.environment().put("SIGNALBOX_SKIP_BUILD", "1");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(launcher + " cannot be run", e);
    }
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (get("/ready").isEmpty()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "gateway ended with code " + process.exitValue() + "; see " + settings.getParent());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("gateway was not ready within " + LONGEST_START);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Returns the body found at a path of the process; empty when there is none. */
  private String get(String path) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK ? response.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Returns the sum of the gateway's Prometheus metrics whose names begin so; 0 where there is
   * none.
   */
  public double metric(String name) {
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith(name) && !line.startsWith("#"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Returns the processor time of all cores that the process has used so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Kills the process with SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Launches a new process after {@link #kill} and waits until it is ready. */
  public void restart() {
    process = launch();
    awaitReady();
  }

  private void await() {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    await();
    client.close();
  }
}
