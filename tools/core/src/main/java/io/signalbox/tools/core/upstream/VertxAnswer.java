package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.upstream.UpstreamFailed.Reason;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One answer, handed from Vert.x's event loop, which must not wait, to the call's thread, which
 * may. When the call's thread falls behind, the connection is not read until it has caught up.
 */
final class VertxAnswer implements Upstream.Answer {
  private static final int FAR_BEHIND = 64;

  /** Largest body read on the event loop, in bytes; a longer one would delay other calls. */
  private static final int SHORT = 64 << 10;

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
    record FaultPart(Reason reason) implements Part {}
  }

  private final CompletableFuture<Upstream.Answer> coming = new CompletableFuture<>();
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile @Nullable HttpClientRequest request;
  private volatile @Nullable HttpClientResponse response;

  /** True where the body is compressed, and given as one piece when it is there. */
  private volatile boolean zipped;

  private volatile boolean paused;
  private volatile boolean closed;
  private boolean ended;

  /** Size so far; confined to the event loop. */
  private int size;

  private volatile boolean whole;

  /**
   * This, once its head is there: of a stream at once, of anything else with the body, unless that
   * is so long that it has to be handed on meanwhile.
   */
  CompletableFuture<Upstream.Answer> coming() {
    return coming;
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
    zipped = isZipped(headed);
    if (isCompressed(headed) && !zipped) {
      fail(Reason.COMPRESSED);
      close();
      return;
    }
    String type = Objects.requireNonNullElse(headed.getHeader("content-type"), "");
    headed.handler(
        buffer -> {
          size += buffer.length();
          parts.add(new Part.Piece(buffer.getBytes()));
          if (parts.size() > FAR_BEHIND && !paused) {
            paused = true;
            headed.pause();
            coming.complete(this);
          }
        });
    headed.endHandler(
        end -> {
          parts.add(new Part.End());
          whole = size <= SHORT && !zipped;
          coming.complete(this);
        });
    headed.exceptionHandler(
        lost -> {
          parts.add(new Part.FaultPart(Reason.BROKEN));
          coming.complete(this);
        });
    if (type.startsWith("text/event-stream")) {
      coming.complete(this);
    }
  }

  /** Nobody asked for it, and a few bytes could stand for gigabytes. */
  private static boolean isCompressed(HttpClientResponse headed) {
    String encoding = headed.getHeader("content-encoding");
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }

  /** Some proxies compress whatever passes; a stream is not read so. */
  private static boolean isZipped(HttpClientResponse headed) {
    String encoding = Objects.requireNonNullElse(headed.getHeader("content-encoding"), "");
    String type = Objects.requireNonNullElse(headed.getHeader("content-type"), "");
    return encoding.strip().equalsIgnoreCase("gzip") && !type.startsWith("text/event-stream");
  }

  void fail(Reason reason) {
    parts.add(new Part.FaultPart(reason));
    coming.completeExceptionally(new UpstreamFailed(reason));
  }

  /** Cancels the request, even while it is under way. */
  void cancel() {
    fail(Reason.CANCELLED);
    close();
  }

  /** Waits for the head no longer; changes nothing when that is there. */
  void giveUp(Reason reason) {
    if (coming.completeExceptionally(new UpstreamFailed(reason))) {
      close();
    }
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
  public boolean isWhole() {
    return whole;
  }

  @Override
  public Optional<byte[]> next(Duration within) {
    if (!zipped || ended) {
      return piece(within);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Optional<byte[]> piece = piece(within);
    while (piece.isPresent()) {
      all.writeBytes(piece.get());
      piece = piece(within);
    }
    return Optional.of(ZippedBody.read(all.toByteArray()));
  }

  private Optional<byte[]> piece(Duration within) {
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
      case Part.FaultPart fault -> throw new UpstreamFailed(fault.reason());
    };
  }

  private Part take(Duration within) {
    try {
      Part part = parts.poll(within.toNanos(), TimeUnit.NANOSECONDS);
      return Objects.requireNonNullElseGet(part, () -> new Part.FaultPart(Reason.TOO_SLOW));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Part.FaultPart(Reason.CANCELLED);
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
