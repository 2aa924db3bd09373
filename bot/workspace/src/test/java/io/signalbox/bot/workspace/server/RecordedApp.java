package io.signalbox.bot.workspace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An app without a library: takes what is delivered, keeps it, and calls methods by hand. */
final class RecordedApp implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalWorkspace workspace;
  private final HttpServer server;
  private final List<ObjectNode> delivered = new CopyOnWriteArrayList<>();

  RecordedApp(LocalWorkspace workspace) throws IOException {
    this.workspace = workspace;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    ObjectNode payload = payload(body);
    byte[] answer = payload.path("challenge").asText().getBytes(StandardCharsets.UTF_8);
    delivered.add(payload);
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    if (answer.length > 0) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private static ObjectNode payload(String body) {
    if (body.startsWith("{")) {
      return (ObjectNode) JsonTrees.parse(body).orElseThrow();
    }
    ObjectNode form = JsonTrees.object();
    for (String field : body.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return JsonTrees.text(form, "payload")
        .map(json -> (ObjectNode) JsonTrees.parse(json).orElseThrow())
        .orElse(form);
  }

  /** Everything delivered so far; events are sent on other threads and may follow. */
  List<ObjectNode> delivered() {
    return List.copyOf(delivered);
  }

  ObjectNode await(Predicate<ObjectNode> wanted) {
    return workspace
        .client("U0ADA")
        .await("a delivery", () -> delivered.stream().filter(wanted).findFirst());
  }

  ObjectNode call(String method, String json) {
    return call(method, json, workspace.botToken());
  }

  ObjectNode call(String method, String json, String token) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(workspace.apiUrl().resolve(method))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json; charset=utf-8")
                  .POST(HttpRequest.BodyPublishers.ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Optional<JsonNode> parsed = JsonTrees.parse(answer.body()).filter(JsonNode::isObject);
      return (ObjectNode) parsed.orElseGet(JsonTrees::object);
    } catch (IOException failed) {
      throw new AssertionError(method, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(method, stopped);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
