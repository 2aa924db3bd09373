package io.signalbox.tools.gateway.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on the loopback address that does what the test says, one step for each request. */
final class ScriptedProvider implements AutoCloseable {
  /** What it does with a request. */
  interface Step {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** What it was sent. */
  record Request(String path, String authorization, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  ScriptedProvider(Step... script) throws IOException {
    steps.addAll(List.of(script));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI baseUrl() {
    return URI.create(
        "http://"
            + InetAddress.getLoopbackAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/v1");
  }

  List<Request> requests() {
    return requests;
  }

  static Step reply(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** A completion in the provider's form; text must need no escaping. */
  static Step completion(String text, String finishReason) {
    return reply(
        200,
        """
        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [
         {"index": 0, "message": {"role": "assistant", "content": "%s"}, "finish_reason": "%s"}]}
        """
            .formatted(text, finishReason));
  }

  /** Sends this much of a body, and then nothing until the provider is closed. */
  Step hangAfter(String part) {
    return exchange -> {
      if (!part.isEmpty()) {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      }
      closed.await();
    };
  }

  /** Adds a step. */
  void then(Step step) {
    steps.add(step);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestURI().getPath(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      steps.removeFirst().answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
