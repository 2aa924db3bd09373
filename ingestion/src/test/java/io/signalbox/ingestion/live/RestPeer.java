package io.signalbox.ingestion.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** HTTP server whose answers a test states, real sockets included, with faults in between. */
public final class RestPeer implements AutoCloseable {
  private final HttpServer http;
  private final Map<String, Function<PeerRequest, PeerAnswer>> answers = new LinkedHashMap<>();
  private final Deque<PeerAnswer> faults = new ArrayDeque<>();
  public final List<PeerRequest> requests = Collections.synchronizedList(new ArrayList<>());

  /** Request as it came. */
  public record PeerRequest(
      String method, URI uri, Map<String, List<String>> headers, String body) {
    public Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .map(each -> each.getValue().getFirst())
          .findFirst();
    }

    public String path() {
      return uri.getPath();
    }

    public String query() {
      return Optional.ofNullable(uri.getQuery()).orElse("");
    }
  }

  /** Answer; one cut off promises more bytes than it sends. */
  public record PeerAnswer(int status, Map<String, String> headers, String body, boolean cutOff) {
    public static PeerAnswer json(String body) {
      return new PeerAnswer(200, Map.of("Content-Type", "application/json"), body, false);
    }

    public static PeerAnswer html(String body) {
      return new PeerAnswer(200, Map.of("Content-Type", "text/html"), body, false);
    }

    public static PeerAnswer status(int status, Map<String, String> headers) {
      return new PeerAnswer(status, headers, "", false);
    }

    public PeerAnswer with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new PeerAnswer(status, more, body, cutOff);
    }
  }

  public RestPeer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::serve);
    http.setExecutor(Executors.newCachedThreadPool());
    http.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Answers requests to paths that match; of several that do, the one stated last counts. */
  public void on(String path, Function<PeerRequest, PeerAnswer> answer) {
    answers.remove(path);
    answers.put(path, answer);
  }

  /** Answers the next request so, whatever it asks for. */
  public void fail(PeerAnswer fault) {
    faults.add(fault);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      PeerRequest request =
          new PeerRequest(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Map.copyOf(exchange.getRequestHeaders()),
              body);
      requests.add(request);
      PeerAnswer fault = faults.poll();
      PeerAnswer answer =
          fault != null
              ? fault
              : new ArrayList<>(answers.entrySet())
                  .reversed().stream()
                      .filter(each -> request.path().matches(each.getKey()))
                      .findFirst()
                      .map(each -> each.getValue().apply(request))
                      .orElseGet(() -> PeerAnswer.status(404, Map.of()));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      int promised = bytes.length + (answer.cutOff() ? 100 : 0);
      exchange.sendResponseHeaders(
          answer.status(), promised == 0 || answer.status() == 304 ? -1 : promised);
      if (promised > 0 && answer.status() != 304) {
        OutputStream out = exchange.getResponseBody();
        out.write(bytes);
        out.flush();
      }
    }
  }

  /** Paths, with their queries, that were asked for since the last call. */
  public List<String> taken() {
    List<String> all = requests.stream().map(each -> each.uri().toString()).toList();
    requests.clear();
    return all;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
