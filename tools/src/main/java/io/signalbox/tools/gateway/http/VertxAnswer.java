package io.signalbox.tools.gateway.http;

import io.signalbox.tools.gateway.Upstream;
import io.signalbox.tools.gateway.UpstreamFailed;
import io.signalbox.tools.gateway.UpstreamFailed.Reason;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer, handed from Vert.x's event loop, which must not wait, to the call's thread, which
 * may. When the call's thread falls behind, the connection is not read until it has caught up.
 */
final class VertxAnswer implements Upstream.Answer {
  private static final int FAR_BEHIND = 64;

  /** What is larger takes a while to read, and the event loop has other calls to serve. */
  private static final int SHOWN_BYTES = 64 << 10;

  /** A piece, the end, or what went wrong. */
  private sealed interface Part {
    /** Bytes as they came. */
    final class Piece implements Part {
      private final byte[] bytes;

      Piece(byte[] bytes) {
        this.bytes = bytes;
      }
    }

    /** The body is whole. */
    record End() implements Part {}

    /** The body will not be whole. */
    record Fault(Reason reason) implements Part {}
  }

  private final CompletableFuture<HttpClientResponse> head = new CompletableFuture<>();
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final Consumer<Upstream.Answer> atOnce;

  /**
   * Set by whoever is first: the event loop that shows the answer, or who no longer waits for it.
   */
  private final AtomicBoolean decided = new AtomicBoolean();

  private volatile @Nullable HttpClientRequest request;
  private volatile @Nullable HttpClientResponse response;
  private volatile boolean paused;
  private volatile boolean closed;
  private boolean ended;

  /** Only of the event loop. */
  private int size;

  /**
   * @param atOnce is shown the answer on the event loop, if it is whole, small, and still waited
   *     for
   */
  VertxAnswer(Consumer<Upstream.Answer> atOnce) {
    this.atOnce = atOnce;
  }

  CompletableFuture<HttpClientResponse> head() {
    return head;
  }

  /** On the event loop: there is a connection. */
  void connected(HttpClientRequest ready) {
    request = ready;
    if (closed) {
      reset();
    }
  }

  /**
   * On the event loop: the head is there; the body must be listened to at once. Only a stream is
   * handed on piece by piece: waking the call's thread costs more than all that it does then, so it
   * is woken once, when the body is whole.
   */
  void headed(HttpClientResponse headed) {
    response = headed;
    String type = Objects.requireNonNullElse(headed.getHeader("content-type"), "");
    headed.handler(
        buffer -> {
          size += buffer.length();
          parts.add(new Part.Piece(buffer.getBytes()));
          if (parts.size() > FAR_BEHIND && !paused) {
            paused = true;
            headed.pause();
            head.complete(headed);
          }
        });
    headed.endHandler(
        end -> {
          parts.add(new Part.End());
          whole(headed);
        });
    headed.exceptionHandler(
        lost -> {
          parts.add(new Part.Fault(Reason.BROKEN));
          head.complete(headed);
        });
    if (type.startsWith("text/event-stream")) {
      head.complete(headed);
    }
  }

  private void whole(HttpClientResponse headed) {
    try {
      boolean shows = !head.isDone() && size <= SHOWN_BYTES;
      if (shows && decided.compareAndSet(false, true)) {
        atOnce.accept(this);
      }
    } finally {
      head.complete(headed);
    }
  }

  /** Waits for the head no longer; false when it is there and being shown at this moment. */
  boolean giveUp() {
    return decided.compareAndSet(false, true);
  }

  void fail(Reason reason) {
    parts.add(new Part.Fault(reason));
    if (giveUp()) {
      head.completeExceptionally(new UpstreamFailed(reason));
    }
  }

  void abort(Reason reason) {
    fail(reason);
    close();
  }

  @Override
  public int status() {
    return arrived().statusCode();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(arrived().getHeader(name));
  }

  private HttpClientResponse arrived() {
    return Objects.requireNonNull(response, "asked before the head was there");
  }

  @Override
  public Optional<byte[]> next(Duration within) {
    if (ended) {
      return Optional.empty();
    }
    Part part = take(within);
    if (paused && parts.size() < FAR_BEHIND / 2) {
      paused = false;
      arrived().resume();
    }
    return switch (part) {
      case Part.Piece piece -> Optional.of(piece.bytes);
      case Part.End end -> {
        ended = true;
        yield Optional.empty();
      }
      case Part.Fault fault -> throw new UpstreamFailed(fault.reason());
    };
  }

  private Part take(Duration within) {
    try {
      Part part = parts.poll(within.toNanos(), TimeUnit.NANOSECONDS);
      return Objects.requireNonNullElseGet(part, () -> new Part.Fault(Reason.TOO_SLOW));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Part.Fault(Reason.CANCELLED);
    }
  }

  /** Breaks the connection off unless the answer is whole. */
  @Override
  public void close() {
    closed = true;
    if (!ended) {
      reset();
    }
  }

  private void reset() {
    HttpClientRequest open = request;
    if (open != null) {
      var unused = open.reset();
    }
  }
}
