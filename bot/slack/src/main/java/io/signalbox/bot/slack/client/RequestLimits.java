package io.signalbox.bot.slack.client;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Enforces limits of time and size on HTTP requests while they arrive, on the one event loop of a
 * server. A connection that has not brought a whole request in time is closed, however little is
 * missing.
 */
public final class RequestLimits {
  private static final int TOO_SLOW = 408;
  private static final int TOO_LARGE = 413;

  private final Vertx vertx;
  private final Duration patience;
  private final int mostBytes;
  private final Map<HttpConnection, Arrival> arrivals = new HashMap<>();

  /**
   * @param patience how long a head or a body may take to arrive
   * @param mostBytes largest body that is read
   */
  public RequestLimits(Vertx vertx, Duration patience, int mostBytes) {
    this.vertx = vertx;
    this.patience = patience;
    this.mostBytes = mostBytes;
  }

  /** Begins to wait for the first request of a connection. */
  public void opened(HttpConnection connection) {
    Arrival arrival = new Arrival(connection);
    arrivals.put(connection, arrival);
    connection.closeHandler(
        closed -> {
          arrival.closed = true;
          arrival.stop();
          arrivals.remove(connection);
        });
    arrival.begin();
  }

  /**
   * Reads the body of a request within the limits of size and time. After its response the
   * connection has the time of an idle one until the next request begins.
   *
   * @param whole is given the bytes, unless the client left before the last
   * @param refused is given the status of a body that is too large or too slow
   */
  public void read(HttpServerRequest request, Consumer<byte[]> whole, IntConsumer refused) {
    Arrival arrival = arrivals.get(request.connection());
    if (arrival == null) {
      return;
    }
    arrival.begin();
    arrival.late = () -> refused.accept(TOO_SLOW);
    Buffer body = Buffer.buffer();
    Context eventLoop = vertx.getOrCreateContext();
    request.response().endHandler(answered -> eventLoop.runOnContext(back -> arrival.begin()));
    request.handler(
        piece -> {
          if (body.length() > mostBytes) {
            return;
          }
          body.appendBuffer(piece);
          if (body.length() > mostBytes) {
            arrival.late = () -> {};
            refused.accept(TOO_LARGE);
          }
        });
    request.endHandler(
        end -> {
          if (body.length() <= mostBytes) {
            arrival.stop();
            whole.accept(body.getBytes());
          }
        });
  }

  /** Timer of one connection, which closes it when its next request does not arrive in time. */
  private final class Arrival {
    private final HttpConnection connection;
    private Runnable late = () -> {};
    private boolean closed;
    private long timer = -1;

    private Arrival(HttpConnection connection) {
      this.connection = connection;
    }

    void begin() {
      stop();
      if (closed) {
        return;
      }
      late = () -> {};
      timer = vertx.setTimer(patience.toMillis(), over -> over());
    }

    void stop() {
      vertx.cancelTimer(timer);
    }

    private void over() {
      late.run();
      var unused = connection.close();
    }
  }
}
