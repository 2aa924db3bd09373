package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.PageFeed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** WebSockets of the open chat pages, over which each gets the events that its person may see. */
public final class PageSockets {
  private final PageFeed feed;
  private final BooleanSupplier connected;
  private final Map<String, Runnable> subscriptions = new ConcurrentHashMap<>();

  public PageSockets(PageFeed feed, BooleanSupplier connected) {
    this.feed = feed;
    this.connected = connected;
  }

  public void accept(WsConfig sockets) {
    sockets.onConnect(this::open);
    sockets.onClose(this::close);
    sockets.onError(this::close);
  }

  /** Tells every page whether the app can be reached. */
  public void announce() {
    feed.publish(app(), person -> true);
  }

  private void open(WsContext socket) {
    String person = Optional.ofNullable(socket.queryParam("as")).orElse("");
    socket.enableAutomaticPings();
    subscriptions.put(socket.sessionId(), feed.subscribe(person, news -> send(socket, news)));
    send(socket, app());
  }

  private void close(WsContext socket) {
    Optional.ofNullable(subscriptions.remove(socket.sessionId())).ifPresent(Runnable::run);
  }

  private ObjectNode app() {
    return JsonTrees.object().put("type", "app").put("connected", connected.getAsBoolean());
  }

  private static void send(WsContext socket, ObjectNode news) {
    // Jetty takes one message at a time from each thread.
    synchronized (socket) {
      if (socket.session.isOpen()) {
        socket.send(JsonTrees.write(news));
      }
    }
  }
}
