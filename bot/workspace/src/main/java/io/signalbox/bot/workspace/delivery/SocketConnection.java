package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One Socket Mode connection of the simulated Slack to an app. It hands each acknowledgement to the
 * sender that waits for it, and fails those still open when the connection is lost.
 */
final class SocketConnection implements AppConnection {
  private final WsContext socket;
  private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private volatile boolean lost;

  SocketConnection(WsContext socket) {
    this.socket = socket;
  }

  @Override
  public CompletableFuture<JsonNode> send(AppEnvelope envelope) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(envelope.id(), answer);
    if (lost) {
      lose();
    } else {
      write(JsonTrees.write(envelope.json()));
    }
    // Answered, lost or too late: nobody waits for it any more.
    var unused = answer.whenComplete((payload, failure) -> open.remove(envelope.id()));
    return answer;
  }

  void write(String text) {
    // Jetty takes one message at a time from each thread.
    synchronized (socket) {
      if (socket.session.isOpen()) {
        socket.send(text);
      }
    }
  }

  /**
   * Completes the delivery with this envelope id; returns false when it went over another
   * connection.
   */
  boolean acknowledge(String envelopeId, JsonNode payload) {
    CompletableFuture<JsonNode> answer = open.remove(envelopeId);
    return answer != null && answer.complete(payload);
  }

  boolean isOver(WsContext other) {
    return socket.sessionId().equals(other.sessionId());
  }

  /** Fails all deliveries that are not acknowledged. */
  void lose() {
    lost = true;
    open.values()
        .forEach(
            answer ->
                answer.completeExceptionally(new ConnectionLostException("connection_failed")));
  }

  /** Cuts the connection without a disconnect message. */
  void cut() {
    lose();
    socket.session.disconnect();
  }
}
