package io.signalbox.tools.gateway.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A provider's protocol as somebody else wrote it, run by node; installed on first use. */
final class NodePeer implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();

  private static final String MCP =
      "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

  private final Process process;
  private final int port;

  private NodePeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** npm's {@code @copilotkit/aimock}: OpenAI's and Anthropic's protocols. */
  static NodePeer aimock() throws IOException, InterruptedException {
    int port = freePort();
    return start(
        port,
        "node",
        "node_modules/@copilotkit/aimock/dist/cli.js",
        "-p",
        "" + port,
        "-f",
        "fixtures.json");
  }

  /** npm's {@code @modelcontextprotocol/server-everything} over streamable HTTP. */
  static NodePeer mcpServer() throws IOException, InterruptedException {
    return start(freePort(), "node", MCP, "streamableHttp");
  }

  /** Command that starts the same server to speak over its standard streams. */
  static List<String> mcpCommand() throws InterruptedException {
    ready();
    return List.of("node", FOLDER.resolve(MCP).toString(), "stdio");
  }

  /** npm's {@code @dwmkerr/mock-llm}: OpenAI's protocol; says what it is told. */
  static NodePeer mockLlm() throws IOException, InterruptedException {
    return start(freePort(), "node", "node_modules/@dwmkerr/mock-llm/dist/main.js");
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  private static NodePeer start(int port, String... command)
      throws IOException, InterruptedException {
    ready();
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().put("PORT", "" + port);
    builder.environment().put("HOST", "127.0.0.1");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    NodePeer peer = new NodePeer(builder.start(), port);
    peer.awaitPort();
    return peer;
  }

  private static void ready() throws InterruptedException {
    Assumptions.assumeTrue(runs("node", "--version"), "node is missing, so its peers are skipped");
    if (!Files.exists(FOLDER.resolve(MCP))) {
      Assumptions.assumeTrue(
          runs("npm", "ci", "--no-audit", "--no-fund"), "npm cannot install the peers here");
    }
  }

  private void awaitPort() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return;
      } catch (IOException e) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IllegalStateException("the peer does not listen");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
