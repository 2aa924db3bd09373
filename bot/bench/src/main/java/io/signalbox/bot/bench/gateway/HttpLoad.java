package io.signalbox.bot.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * HTTP load generator on loopback in one thread: each connection sends the next call once the last
 * is answered, or at an even pace.
 */
final class HttpLoad {
  private static final int OK = 200;
  private static final int BUFFER = 64 << 10;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Selector selector;
  private final ByteBuffer request;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final Histogram whole = new Histogram(LONGEST_NANOS, 3);
  private final Histogram first = new Histogram(LONGEST_NANOS, 3);
  private final long end;

  /** Nanoseconds between two calls on one connection; 0 where the next goes out at once. */
  private final long pace;

  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private long others;
  private int open;

  /** Connection whose next call is due at a given time. */
  private record Waiting(SocketChannel channel, LoadCall call, long due) {}

  /** Call in flight on a connection. */
  private static final class LoadCall {
    final HttpFrame frame = new HttpFrame();
    long sentAt;
    boolean began;
  }

  /**
   * Latencies of one load run, in nanoseconds.
   *
   * @param first until something of the body was there
   * @param others calls that were answered with anything but 200
   */
  record LoadResult(Histogram whole, Histogram first, long others, Duration took) {
    double perSecond() {
      return whole.getTotalCount() * 1e9 / took.toNanos();
    }

    double micros(double percentile) {
      return whole.getValueAtPercentile(percentile) / 1e3;
    }

    double firstMicros(double percentile) {
      return first.getValueAtPercentile(percentile) / 1e3;
    }
  }

  private HttpLoad(Selector selector, byte[] request, Duration time, long pace) {
    this.pace = pace;
    this.selector = selector;
    this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Sends calls for a duration, and returns their latencies. */
  static LoadResult run(int port, byte[] request, int connections, Duration time) {
    return run(port, request, connections, time, 0);
  }

  /**
   * Sends calls at an even pace for a duration, and returns their latencies.
   *
   * @param perSecond calls on all connections together; 0 for as many as are answered
   */
  static LoadResult run(int port, byte[] request, int connections, Duration time, int perSecond) {
    long begun = System.nanoTime();
    long pace = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(connections) / perSecond;
    try (Selector selector = Selector.open()) {
      HttpLoad load = new HttpLoad(selector, request, time, pace);
      for (int i = 0; i < connections; i++) {
        load.connect(port);
      }
      load.run();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return new LoadResult(load.whole, load.first, load.others, took);
    } catch (IOException e) {
      throw new UncheckedIOException("the load broke off", e);
    }
  }

  private void connect(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    LoadCall call = new LoadCall();
    channel.register(selector, SelectionKey.OP_READ, call);
    open++;
    send(channel, call);
  }

  private void send(SocketChannel channel, LoadCall call) throws IOException {
    call.frame.clear();
    call.began = false;
    call.sentAt = System.nanoTime();
    int written = channel.write(request.duplicate());
    if (written < request.limit()) {
      throw new IOException("a socket's buffer is smaller than one request");
    }
  }

  private void run() throws IOException {
    while (open > 0) {
      Waiting next = waiting.peek();
      if (next == null) {
        var unused = selector.select(this::read);
      } else if (next.due() <= System.nanoTime()) {
        send(waiting.remove());
      } else {
        // Never 0, which would be for ever: a call goes out up to a millisecond late.
        long millis = TimeUnit.NANOSECONDS.toMillis(next.due() - System.nanoTime());
        var unused = selector.select(this::read, Math.max(1, millis));
      }
    }
  }

  private void send(Waiting next) throws IOException {
    if (System.nanoTime() < end) {
      send(next.channel(), next.call());
    } else {
      next.channel().close();
      open--;
    }
  }

  private void read(SelectionKey key) {
    if (key.attachment() instanceof LoadCall call
        && key.channel() instanceof SocketChannel channel) {
      try {
        read(channel, call);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(SocketChannel channel, LoadCall call) throws IOException {
    in.clear();
    if (channel.read(in) < 0) {
      throw new IOException("a connection was closed in the middle of a call");
    }
    boolean over = call.frame.add(in.flip());
    long now = System.nanoTime();
    if (!call.began && call.frame.bodyBegins()) {
      call.began = true;
      first.recordValue(Math.min(now - call.sentAt, LONGEST_NANOS));
    }
    if (over) {
      whole.recordValue(Math.min(now - call.sentAt, LONGEST_NANOS));
      others += call.frame.status() == OK ? 0 : 1;
      if (now < end && pace > 0) {
        // From when it went out, so that a slow answer does not slow the pace.
        waiting.add(new Waiting(channel, call, Math.max(now, call.sentAt + pace)));
      } else if (now < end) {
        send(channel, call);
      } else {
        channel.close();
        open--;
      }
    }
  }
}
