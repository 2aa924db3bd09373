package io.signalbox.bot.slack.client;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Socket Mode connection to Slack, which reconnects when its web socket is lost. */
final class ReconnectingWebSocket implements SlackConnection {
  /** Number of events handled at once, each of which is only stored. */
  private static final int AT_ONCE = 16;

  private final SocketModeApp socket;

  ReconnectingWebSocket(String appToken, App app) {
    try {
      this.socket =
          new SocketModeApp(appToken, app, SocketModeClient.Backend.JavaWebSocket, AT_ONCE);
    } catch (IOException e) {
      throw new SlackRefusedException("Slack opens no socket: " + e.getMessage(), e);
    }
  }

  /**
   * Queue of received messages that blocks its readers until there is one. The SDK's own returns at
   * once, and ten threads ask it a hundred times a second each. Safe for use from several threads.
   */
  private static final class BlockingMessageQueue implements SocketModeMessageQueue {
    /** Longest wait of one reader, after which it looks at the earlier queue again. */
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final SocketModeMessageQueue earlier;

    /**
     * @param earlier queue that is replaced; what it holds is delivered too
     */
    BlockingMessageQueue(SocketModeMessageQueue earlier) {
      this.earlier = earlier;
    }

    @Override
    public void add(String message) {
      messages.add(message);
    }

    @Override
    public @Nullable String poll() {
      String first = earlier.poll();
      if (first != null) {
        return first;
      }
      try {
        return messages.poll(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        // The client is closed.
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  @Override
  public void start() {
    try {
      socket.startAsync();
    } catch (Exception e) {
      throw new SlackRefusedException("Slack opens no socket: " + e.getMessage(), e);
    }
    SocketModeClient client = socket.getClient();
    client.setMessageQueue(new BlockingMessageQueue(client.getMessageQueue()));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("the socket to Slack cannot be closed", e);
    }
  }
}
