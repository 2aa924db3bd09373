package io.signalbox.tools.gateway.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Sends comments in event streams that have been silent for a while, so that proxies keep the
 * connection open. Clients ignore comments.
 */
final class StreamPulse {
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final int TICKS = 3;
  private static final Buffer COMMENT = Buffer.buffer(": waiting\n\n");

  private final Vertx vertx;
  private final Duration silence;

  StreamPulse(Vertx vertx) {
    this(vertx, SILENCE);
  }

  /**
   * @param silence after which a comment is sent, less up to a third
   */
  StreamPulse(Vertx vertx, Duration silence) {
    this.vertx = vertx;
    this.silence = silence;
  }

  /** Starts the comments of a response; the caller writes its head and events. */
  PulsedStream of(HttpServerResponse response) {
    return new PulsedStream(response);
  }

  /** Event stream of a response, written by one thread. */
  final class PulsedStream implements AutoCloseable {
    private final HttpServerResponse response;
    private final long timer;
    private int quiet;
    private boolean silent;

    private PulsedStream(HttpServerResponse response) {
      this.response = response;
      this.timer = vertx.setPeriodic(silence.dividedBy(TICKS).toMillis(), tick -> tick());
    }

    /** Writes complete events. */
    synchronized Future<Void> write(Buffer events) {
      quiet = 0;
      silent = false;
      return response
          .write(events)
          .onSuccess(
              written -> {
                synchronized (this) {
                  silent = true;
                }
              });
    }

    private synchronized void tick() {
      quiet = silent ? quiet + 1 : 0;
      if (quiet == TICKS) {
        quiet = 0;
        var unused = response.write(COMMENT);
      }
    }

    /** Stops the comments without ending the response. */
    @Override
    public synchronized void close() {
      silent = false;
      vertx.cancelTimer(timer);
    }
  }
}
