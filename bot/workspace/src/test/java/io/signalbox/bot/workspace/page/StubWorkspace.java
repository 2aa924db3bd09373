package io.signalbox.bot.workspace.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server's half of the contract between page and workspace, answered inside the browser's
 * network layer: no port, no thread of its own, and every fault on demand. It serves the page's
 * files as they are packed, under the content security policy that the real server sets.
 */
final class StubWorkspace {
  static final String ORIGIN = "http://127.0.0.1:4711";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final ObjectNode boot = (ObjectNode) resource("boot.json");
  private final ObjectNode channels = (ObjectNode) resource("messages.json");
  private final Map<String, JsonNode> threads = new HashMap<>();
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private final List<WebSocketRoute> sockets = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private JsonNode home = JSON.nullNode();
  private boolean down;
  private long nextTs = 1_795_430_600L;

  /** Request of the page, with its body. */
  record Heard(String path, JsonNode body) {}

  /** An answer that a test wants given. */
  record Reply(int status, JsonNode body) {}

  StubWorkspace() {
    threads.put("1795430400.000100", resource("thread.json"));
  }

  static JsonNode resource(String name) {
    try (InputStream in = StubWorkspace.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Answers everything that this page asks; a request to any other place is refused and noted. */
  void serve(Page page) {
    page.route("**/*", this::answer);
    page.routeWebSocket(url -> url.contains("/client/events"), this::connect);
  }

  ObjectNode boot() {
    return boot;
  }

  void home(JsonNode view) {
    home = view;
  }

  /** The next request to this path is answered so; more than one queue up. */
  void next(String path, int status, String body) {
    replies.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Reply(status, json(body)));
  }

  /** Sends an event to every page that listens. */
  void emit(JsonNode event) {
    sockets.forEach(socket -> socket.send(event.toString()));
  }

  void emit(String event) {
    emit(json(event));
  }

  /** The server is gone: sockets close, requests fail. */
  void stop() {
    down = true;
    sockets.forEach(WebSocketRoute::close);
    sockets.clear();
  }

  void start() {
    down = false;
  }

  /** Returns whether a page listens to what happens. */
  boolean isHeard() {
    return !sockets.isEmpty();
  }

  /** The bodies that this path was given. */
  List<JsonNode> heardAt(String path) {
    return heard.stream().filter(each -> each.path.equals(path)).map(Heard::body).toList();
  }

  List<String> requestsElsewhere() {
    return List.copyOf(elsewhere);
  }

  /** Something that is said from now on, in a channel or thread. */
  ObjectNode message(String channel, String user, String text) {
    nextTs += 60;
    ObjectNode message = JSON.createObjectNode();
    message.put("channel", channel).put("ts", nextTs + ".000100");
    message.put("user", user).put("text", text);
    if (user.equals("UBOT")) {
      message.put("botId", "BBOT");
    }
    return message;
  }

  /** Puts a message into its channel and tells the page. */
  ObjectNode post(ObjectNode message) {
    stored(message);
    emit(JSON.createObjectNode().put("type", "message").set("message", message));
    return message;
  }

  /** Puts a message into its channel, as one that was there before the page came. */
  void stored(ObjectNode message) {
    String channel = message.get("channel").asText();
    if (message.has("threadTs")) {
      String thread = message.get("threadTs").asText();
      ((ArrayNode) threads.computeIfAbsent(thread, key -> JSON.createArrayNode())).add(message);
    } else {
      ((ArrayNode) channels.withArray(channel)).add(message);
    }
  }

  private void connect(WebSocketRoute socket) {
    if (down) {
      socket.close();
    } else {
      sockets.add(socket);
      socket.onMessage(frame -> {});
    }
  }

  private void answer(Route route) {
    Request request = route.request();
    URI uri = URI.create(request.url());
    if (!request.url().startsWith(ORIGIN)) {
      elsewhere.add(request.url());
      route.abort();
    } else if (uri.getPath().equals("/") || uri.getPath().startsWith("/page/")) {
      file(route, uri.getPath().equals("/") ? "index.html" : uri.getPath().substring(6));
    } else if (down) {
      route.abort();
    } else {
      client(route, uri);
    }
  }

  private static void file(Route route, String name) {
    try (InputStream in = StubWorkspace.class.getResourceAsStream(name)) {
      if (in == null) {
        route.fulfill(new Route.FulfillOptions().setStatus(404));
        return;
      }
      route.fulfill(
          new Route.FulfillOptions()
              .setBodyBytes(in.readAllBytes())
              .setHeaders(
                  Map.of(
                      "Content-Security-Policy",
                      "default-src 'self'",
                      "Content-Type",
                      TYPES.get(name.substring(name.lastIndexOf('.') + 1)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void client(Route route, URI uri) {
    String path = uri.getPath().substring("/client/".length());
    Map<String, String> query = query(uri);
    JsonNode body =
        Optional.ofNullable(route.request().postData())
            .map(StubWorkspace::json)
            .orElse(JSON.valueToTree(query));
    heard.add(new Heard(path, body));
    Deque<Reply> waiting = replies.getOrDefault(path, new ArrayDeque<>());
    Reply reply =
        waiting.isEmpty() ? usual(route.request().method(), path, body) : waiting.remove();
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(reply.status)
            .setContentType("application/json")
            .setBody(reply.body.toString()));
  }

  private Reply usual(String method, String path, JsonNode body) {
    return switch (path) {
      case "boot" -> new Reply(200, boot);
      case "messages" -> new Reply(200, method.equals("GET") ? messages(body) : said(body));
      case "home" -> new Reply(200, JSON.createObjectNode().set("view", home));
      case "assistant" ->
          new Reply(200, json("{\"channel\":\"DASHA\",\"threadTs\":\"1795430590.000100\"}"));
      case "views/submit" -> new Reply(200, json("{\"result\":\"closed\"}"));
      default -> new Reply(200, JSON.createObjectNode());
    };
  }

  private JsonNode messages(JsonNode query) {
    JsonNode found =
        query.has("thread")
            ? threads.getOrDefault(query.get("thread").asText(), JSON.createArrayNode())
            : channels.withArray(query.get("channel").asText());
    return JSON.createObjectNode().set("messages", found);
  }

  private JsonNode said(JsonNode body) {
    String text =
        body.get("text").asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    ObjectNode message = message(body.get("channel").asText(), body.get("as").asText(), text);
    if (body.hasNonNull("thread")) {
      message.set("threadTs", body.get("thread"));
    }
    post(message);
    return JSON.createObjectNode().set("message", message);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> values = new HashMap<>();
    String text = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
