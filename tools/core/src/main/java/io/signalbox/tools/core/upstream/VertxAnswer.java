package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.upstream.UpstreamFailedException.Reason;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Response that a Vert.x event loop passes to the blocking thread of the call, with back-pressure
 * on the connection. When the call's thread falls behind, the connection is not read until it has
 * caught up.
 */
final class VertxAnswer implements Upstream.Answer {
  private static final int FAR_BEHIND = 64;

  /** Largest body read on the event loop, in bytes; a longer one would delay other calls. */
  private static final int SHORT = 64 << 10;

  /** Element of the queue from event loop to thread: a piece, the end, or a fault. */
  private sealed interface Part {
    /** Bytes of the body as received. */
    final class Piece implements Part {
      private final byte[] bytes;

      Piece(byte[] bytes) {
        this.bytes = bytes;
      }
    }

    /** Marks the complete end of the body. */
    record End() implements Part {}

    /** Marks an end of the body before it is complete. */
    record FaultPart(Reason reason) implements Part {}
  }

  private final CompletableFuture<Upstream.Answer> coming = new CompletableFuture<>();
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile @Nullable HttpClientRequest request;
  private volatile @Nullable HttpClientResponse response;

  /** True if the body is compressed and will be returned as one uncompressed piece. */
  private volatile boolean zipped;

  /** Guards the pausing and resuming of the connection. */
  private final ReentrantLock flow = new ReentrantLock();

  private volatile boolean paused;
  private volatile boolean closed;
  private boolean ended;

  /** Bytes received so far; confined to the event loop. */
  private int size;

  private volatile boolean whole;

  /**
   * Returns a future of this answer. It completes with the head of a stream or a long body, else
   * with the whole body.
   */
  CompletableFuture<Upstream.Answer> coming() {
    return coming;
  }

  /** Called on the event loop when there is a connection. */
  void connected(HttpClientRequest ready) {
    request = ready;
    if (closed) {
      reset();
    }
  }

  /**
   * Called on the event loop when the response head arrives; registers for the body at once. Only a
   * stream is handed on piece by piece: waking the call's thread costs more than all that it does
   * then, so it is woken once, when the body is whole.
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
          if (parts.size() > FAR_BEHIND) {
            pause(headed);
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
    if (isStream(type)) {
      coming.complete(this);
    }
  }

  /**
   * Returns whether the body is compressed, which was not requested and could expand to gigabytes.
   */
  private static boolean isCompressed(HttpClientResponse headed) {
    String encoding = headed.getHeader("content-encoding");
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }

  /** Returns whether the body is a gzip body that can be read; a compressed stream is not. */
  private static boolean isZipped(HttpClientResponse headed) {
    String encoding = Objects.requireNonNullElse(headed.getHeader("content-encoding"), "");
    String type = Objects.requireNonNullElse(headed.getHeader("content-type"), "");
    return encoding.strip().equalsIgnoreCase("gzip") && !isStream(type);
  }

  private static boolean isStream(String type) {
    return type.startsWith("text/event-stream") || type.startsWith(BedrockUpstream.FRAMES);
  }

  void fail(Reason reason) {
    parts.add(new Part.FaultPart(reason));
    coming.completeExceptionally(new UpstreamFailedException(reason));
  }

  /** Cancels the request, even while it is under way. */
  void cancel() {
    fail(Reason.CANCELLED);
    close();
  }

  /** Fails the wait for the head; no effect when it has arrived. */
  void giveUp(Reason reason) {
    if (coming.completeExceptionally(new UpstreamFailedException(reason))) {
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
    resume();
    return switch (part) {
      case Part.Piece piece -> Optional.of(piece.bytes);
      case Part.End end -> {
        ended = true;
        yield Optional.empty();
      }
      case Part.FaultPart fault -> throw new UpstreamFailedException(fault.reason());
    };
  }

  /**
   * Pauses the connection if too many pieces wait. The lock keeps a resumption from coming in
   * between, which would leave the connection paused.
   */
  private void pause(HttpClientResponse headed) {
    flow.lock();
    try {
      if (!paused && parts.size() > FAR_BEHIND) {
        paused = true;
        headed.pause();
      }
    } finally {
      flow.unlock();
    }
  }

  private void resume() {
    if (!paused) {
      return;
    }
    flow.lock();
    try {
      if (paused && parts.size() < FAR_BEHIND / 2) {
        paused = false;
        arrived().resume();
      }
    } finally {
      flow.unlock();
    }
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
