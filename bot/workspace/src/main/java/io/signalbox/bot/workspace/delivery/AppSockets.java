package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SlackIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Server side of the app's Socket Mode connections to the simulated Slack; deliveries take turns
 * over them. A ticket is valid for one connection, and ten connections may be open. Source:
 * docs.slack.dev/apis/events-api/using-socket-mode.
 */
public final class AppSockets {
  private static final int MOST = 10;
  private final List<SocketConnection> lines = new CopyOnWriteArrayList<>();
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger swallowed = new AtomicInteger();
  private final SlackIds ids;
  private final String appId;
  private final Runnable onChange;

  /**
   * @param onChange run when a connection came or went
   */
  public AppSockets(SlackIds ids, String appId, Runnable onChange) {
    this.ids = ids;
    this.appId = appId;
    this.onChange = onChange;
  }

  /** Returns a ticket that the next connection must present in its address. */
  public String ticket() {
    String ticket = ids.uuid();
    tickets.add(ticket);
    return ticket;
  }

  public int count() {
    return lines.size();
  }

  /** Registers the WebSocket handlers for incoming connections. */
  public void accept(WsConfig connections) {
    connections.onConnect(this::connected);
    connections.onMessage(message -> received(message.message()));
    connections.onClose(this::closed);
    connections.onError(this::closed);
  }

  private void connected(WsContext socket) {
    String ticket = Optional.ofNullable(socket.queryParam("ticket")).orElse("");
    if (!tickets.remove(ticket)) {
      socket.closeSession(4001, "invalid ticket");
      return;
    }
    SocketConnection line = new SocketConnection(socket);
    if (lines.size() >= MOST) {
      line.write(disconnect("too_many_websockets"));
      socket.closeSession();
      return;
    }
    lines.add(line);
    ObjectNode hello = JsonTrees.object().put("type", "hello").put("num_connections", lines.size());
    hello.putObject("debug_info").put("host", "local").put("approximate_connection_time", 18060);
    hello.putObject("connection_info").put("app_id", appId);
    line.write(JsonTrees.write(hello));
    onChange.run();
  }

  private void received(String text) {
    JsonNode message = JsonTrees.parse(text).orElseGet(JsonTrees::object);
    String envelope = message.path("envelope_id").asText();
    if (envelope.isEmpty() || swallows()) {
      return;
    }
    // An answer may come over a younger connection than the question went out on.
    for (SocketConnection line : lines) {
      if (line.acknowledge(envelope, message.path("payload"))) {
        return;
      }
    }
  }

  private boolean swallows() {
    return swallowed.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private void closed(WsContext socket) {
    lines.stream().filter(line -> line.isOver(socket)).forEach(this::remove);
  }

  private void remove(SocketConnection line) {
    if (lines.remove(line)) {
      line.lose();
      onChange.run();
    }
  }

  /** Returns the connection whose turn it is; empty when none is open. */
  Optional<AppConnection> next() {
    List<SocketConnection> now = List.copyOf(lines);
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(now.get(Math.floorMod(turn.getAndIncrement(), now.size())));
  }

  /** Tells every connection that it will be closed soon, as Slack does every few hours. */
  public void announce(String reason) {
    lines.forEach(line -> line.write(disconnect(reason)));
  }

  /** Cuts every connection at once. */
  public void cut() {
    for (SocketConnection line : List.copyOf(lines)) {
      remove(line);
      line.cut();
    }
  }

  /** Ignores the next acknowledgements, as if they had never arrived. */
  public void swallow(int times) {
    swallowed.addAndGet(times);
  }

  private static String disconnect(String reason) {
    ObjectNode json = JsonTrees.object().put("type", "disconnect").put("reason", reason);
    json.putObject("debug_info").put("host", "local");
    return JsonTrees.write(json);
  }
}
