package io.signalbox.tools.gateway.server;

import io.signalbox.tools.gateway.call.ClientLimits;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the connections of one event loop (state, since when, body bytes held) and closes those
 * over the limit or past a time limit. Slow ones are closed; at the connection limit, the longest
 * idle one makes room for a new one.
 */
final class ClientConnections {
  /** Age below which a connection is not closed in favour of a newer one. */
  private static final Duration NEW = Duration.ofSeconds(1);

  private static final Duration AGES = Duration.ofDays(1_000);

  private final ServerCapacity capacity;
  private final Clock clock;
  private final Consumer<HttpServerRequest> late;
  private final Map<HttpConnection, Client> clients = new HashMap<>();

  /**
   * Creates the tracker of one event loop.
   *
   * @param late is told of a request whose body did not come in time, before its connection closes
   */
  ClientConnections(ServerCapacity capacity, Clock clock, Consumer<HttpServerRequest> late) {
    this.capacity = capacity;
    this.clock = clock;
    this.late = late;
  }

  private enum Doing {
    /** Connected, without a complete request head so far. */
    CONNECTED,
    /** Idle after its last request. */
    IDLE,
    READING,
    ANSWERING,
    /** Sends a body that is discarded. */
    DISCARDING,
    /** Closing, which may take a while. */
    CLOSING
  }

  /** State of one connection, which has one request at a time (HTTP/1.1). */
  final class Client {
    private final HttpConnection connection;
    private Doing doing = Doing.CONNECTED;
    private long since = clock.millis();
    private long held;
    private boolean gone;
    private @Nullable HttpServerRequest request;

    private Client(HttpConnection connection) {
      this.connection = connection;
    }

    private void is(Doing what) {
      doing = what;
      since = clock.millis();
    }

    void reads(HttpServerRequest body) {
      request = body;
      is(Doing.READING);
    }

    /** Reserves memory for more of a body; false if there is none. */
    boolean holds(int more) {
      boolean fits = !gone && capacity.take(more);
      held += fits ? more : 0;
      return fits;
    }

    void answers() {
      doing = Doing.ANSWERING;
    }

    void discards() {
      release();
      is(Doing.DISCARDING);
    }

    boolean isDiscarding() {
      return doing == Doing.DISCARDING;
    }

    /** Called when the response has ended. */
    void ended() {
      release();
      if (doing == Doing.ANSWERING || doing == Doing.READING) {
        is(Doing.IDLE);
      }
    }

    /** Signals that a discarded body has ended. */
    void discarded() {
      is(Doing.IDLE);
    }

    void close() {
      doing = Doing.CLOSING;
      var unused = connection.close();
    }

    private void release() {
      request = null;
      capacity.give(held);
      held = 0;
    }

    private boolean isLate(ClientLimits limits, long now) {
      Duration most =
          switch (doing) {
            case CONNECTED, DISCARDING -> limits.headWithin();
            case IDLE -> limits.idle();
            case READING -> limits.bodyWithin();
            // The call has a time limit of its own, and a connection on which nothing moves
            // another.
            case ANSWERING, CLOSING -> AGES;
          };
      return now - since >= most.toMillis();
    }

    private boolean waits() {
      return doing == Doing.CONNECTED || doing == Doing.IDLE;
    }
  }

  /** Registers a new connection; above the limit it closes this or another one. */
  void opened(HttpConnection connection) {
    Client client = new Client(connection);
    clients.put(connection, client);
    connection.closeHandler(closed -> closed(client));
    if (capacity.connected()) {
      long before = clock.millis() - NEW.toMillis();
      clients.values().stream()
          .filter(each -> each.waits() && each.since <= before)
          .min(Comparator.comparingLong(each -> each.since))
          .orElse(client)
          .close();
    }
  }

  private void closed(Client client) {
    client.gone = true;
    client.release();
    clients.remove(client.connection);
    capacity.disconnected();
  }

  /** Returns the connection of a request. */
  Client of(HttpServerRequest request) {
    // There is one, but in the moment in which it closes.
    Client known = clients.get(request.connection());
    if (known != null) {
      return known;
    }
    Client closed = new Client(request.connection());
    closed.gone = true;
    return closed;
  }

  /** Closes the connections that exceed a time limit. */
  void sweep() {
    long now = clock.millis();
    List<Client> slow = new ArrayList<>();
    for (Client client : clients.values()) {
      if (client.isLate(capacity.limits(), now)) {
        slow.add(client);
      }
    }
    for (Client client : slow) {
      HttpServerRequest unfinished = client.request;
      if (unfinished != null) {
        late.accept(unfinished);
      }
      client.close();
    }
  }
}
