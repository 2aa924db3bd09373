package io.signalbox.bot.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fake model provider on loopback with OpenAI's chat API, whole or streamed, which answers without
 * delay in one thread. It fails as the test tells it to, and counts the answers that it would have
 * billed by the call's {@code X-Request-Id}.
 */
final class FakeProvider implements AutoCloseable {
  private static final Pattern REQUEST_ID = Pattern.compile("\r\nx-request-id: ?([^\r]+)");
  private static final int BUFFER = 64 << 10;

  /** Ways in which the fake provider answers or fails. */
  enum Mood {
    WELL,
    ERROR_500,
    LIMITED_429,
    SILENT,
    STOPS_HALFWAY,
    GARBAGE,
    RESETS
  }

  private final Selector selector;
  private final ServerSocketChannel server;
  private final Thread thread;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final Map<String, Integer> billed = new ConcurrentHashMap<>();
  private volatile Mood mood = Mood.WELL;
  private volatile boolean counts;

  FakeProvider() {
    try {
      selector = Selector.open();
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException("the pretended provider cannot listen", e);
    }
    thread = Thread.ofPlatform().daemon().name("fake-provider").start(this::run);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  void be(Mood next) {
    mood = next;
  }

  /** Starts counting the answers. */
  void count() {
    counts = true;
  }

  /** Returns the number of complete answers by {@code X-Request-Id}. */
  Map<String, Integer> billed() {
    return Map.copyOf(billed);
  }

  private void run() {
    try {
      while (server.isOpen()) {
        var unused = selector.select(this::serve);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new HttpFrame());
      } else if (key.attachment() instanceof HttpFrame frame
          && key.channel() instanceof SocketChannel channel) {
        read(channel, frame);
      }
    } catch (IOException e) {
      close(key);
    }
  }

  private void read(SocketChannel channel, HttpFrame frame) throws IOException {
    in.clear();
    if (channel.read(in) < 0) {
      channel.close();
      return;
    }
    if (frame.add(in.flip())) {
      respond(channel, frame);
      frame.clear();
    }
  }

  private void respond(SocketChannel channel, HttpFrame frame) throws IOException {
    boolean streams = frame.bodySays("\"stream\":true");
    switch (mood) {
      case WELL -> {
        if (counts) {
          bill(frame.head());
        }
        if (streams) {
          write(channel, FakeProviderResponses.FIRST_EVENT);
          write(channel, FakeProviderResponses.OTHER_EVENTS);
        } else {
          write(channel, FakeProviderResponses.ANSWER);
        }
      }
      case ERROR_500 -> write(channel, FakeProviderResponses.ERROR);
      case LIMITED_429 -> write(channel, FakeProviderResponses.LIMITED);
      case SILENT -> {}
      case STOPS_HALFWAY ->
          write(channel, streams ? FakeProviderResponses.FIRST_EVENT : FakeProviderResponses.HALF);
      case GARBAGE -> write(channel, FakeProviderResponses.GARBAGE);
      case RESETS -> {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
      }
    }
  }

  private void bill(String head) {
    Matcher id = REQUEST_ID.matcher(head);
    if (id.find()) {
      billed.merge(id.group(1).strip(), 1, Integer::sum);
    }
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    // Answers are far smaller than a socket's buffer.
    int unused = channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      key.cancel();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      selector.close();
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
