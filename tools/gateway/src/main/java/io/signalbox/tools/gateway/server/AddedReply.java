package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.GatewayReply;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP reply of a server addition.
 *
 * @param headers besides those that the transport needs
 * @param streams whether the pieces are sent one by one as they come
 */
public record AddedReply(
    int status, Map<String, String> headers, boolean streams, GatewayReply.Pieces body) {

  /** Returns a complete JSON reply. */
  public static AddedReply json(int status, String json) {
    return of(status, "application/json", json.getBytes(UTF_8));
  }

  /** Returns a complete reply of any media type. */
  public static AddedReply of(int status, String contentType, byte[] body) {
    return new AddedReply(
        status, Map.of("content-type", contentType), false, new ListedPieces(Optional.of(body)));
  }

  /** Returns a reply without a body. */
  public static AddedReply empty(int status) {
    return new AddedReply(status, Map.of(), false, new ListedPieces(Optional.empty()));
  }

  /**
   * Returns a stream of server-sent events.
   *
   * @param events each with the blank line behind it; the next one is asked for when the one before
   *     is sent
   */
  public static AddedReply events(Iterator<String> events) {
    Map<String, String> headers =
        Map.of("content-type", "text/event-stream", "cache-control", "no-cache");
    return new AddedReply(200, headers, true, new EventPieces(events));
  }

  /** Returns the same with another header. */
  public AddedReply with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new AddedReply(status, Map.copyOf(all), streams, body);
  }

  private static final class ListedPieces implements GatewayReply.Pieces {
    private Optional<byte[]> body;

    ListedPieces(Optional<byte[]> body) {
      this.body = body;
    }

    @Override
    public Optional<byte[]> next() {
      Optional<byte[]> next = body;
      body = Optional.empty();
      return next;
    }

    @Override
    public void close() {
      body = Optional.empty();
    }
  }

  private record EventPieces(Iterator<String> events) implements GatewayReply.Pieces {
    @Override
    public Optional<byte[]> next() {
      return events.hasNext() ? Optional.of(events.next().getBytes(UTF_8)) : Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
