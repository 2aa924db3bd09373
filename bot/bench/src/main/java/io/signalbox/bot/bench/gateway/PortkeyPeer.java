package io.signalbox.bot.bench.gateway;

import io.signalbox.bot.bench.process.GatewayProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Process of Portkey's open-source gateway, as npm installs it ({@code @portkey-ai/gateway}), in
 * front of the same provider.
 */
final class PortkeyPeer implements AutoCloseable {
  private static final String SERVER = "node_modules/@portkey-ai/gateway/build/start-server.js";
  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final int CONNECT_MILLIS = 500;

  private final Process process;
  private final int port;

  private PortkeyPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the process; empty where npm has not installed it into the folder, or node is missing.
   */
  static Optional<PortkeyPeer> start(Path folder) {
    if (!Files.exists(folder.resolve(SERVER))) {
      return Optional.empty();
    }
    int port = GatewayProcess.freePort();
    try {
      Process process =
          new ProcessBuilder(List.of("node", SERVER, "--port=" + port, "--headless"))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      PortkeyPeer peer = new PortkeyPeer(process, port);
      peer.awaitPort();
      return Optional.of(peer);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  int port() {
    return port;
  }

  /** Returns the benchmark's request with the headers that tell Portkey the provider. */
  byte[] request(int provider) {
    String headers =
        "x-portkey-provider: openai\r\nx-portkey-custom-host: http://127.0.0.1:%d/v1\r\n"
            .formatted(provider);
    return BenchOrganisation.request("sk-bench", headers, false);
  }

  private void awaitPort() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    close();
    throw new IllegalStateException("Portkey does not listen on port " + port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
