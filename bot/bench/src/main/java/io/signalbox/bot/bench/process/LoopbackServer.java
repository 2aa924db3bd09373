package io.signalbox.bot.bench.process;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * HTTP server of a fake outside system, on a free loopback port; it answers each request on a
 * thread of its own.
 */
public final class LoopbackServer implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LoopbackServer(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts to answer.
   *
   * @param handler gets the requests of all paths, several at once
   */
  public static LoopbackServer start(HttpHandler handler) throws IOException {
    LoopbackServer server =
        new LoopbackServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    server.http.createContext("/", handler);
    server.http.setExecutor(server.threads);
    server.http.start();
    return server;
  }

  /** Returns the address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
