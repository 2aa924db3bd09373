package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Server-sent event with its raw bytes, which must not be changed. */
public final class SseEvent {
  private static final String DATA = "data:";

  private final byte[] raw;

  /** Data of the event, read on first use; concurrent readers compute the same value. */
  private @Nullable String data;

  private volatile boolean known;

  /**
   * Creates an event from its raw bytes, including the blank line at its end.
   *
   * @param raw is not copied
   */
  public SseEvent(byte[] raw) {
    this.raw = raw;
  }

  /** Returns the raw bytes of the event, not copied. */
  public byte[] raw() {
    return raw;
  }

  /** Returns the event's data with its lines joined; empty for a comment. */
  public Optional<String> data() {
    if (!known) {
      data = read();
      known = true;
    }
    return Optional.ofNullable(data);
  }

  /**
   * Returns whether the event only keeps the connection alive, in a form that clients fail to
   * parse: no data, a comment as data, or an unknown type.
   */
  public boolean isHeartbeat() {
    return data()
        .filter(d -> d.isEmpty() || d.startsWith(":") || d.startsWith("{\"type\":\"keepalive\""))
        .isPresent();
  }

  private @Nullable String read() {
    StringBuilder lines = new StringBuilder();
    boolean any = false;
    for (String line : new String(raw, UTF_8).split("\r\n|\n|\r", -1)) {
      if (line.startsWith(DATA)) {
        lines.append(any ? "\n" : "").append(line.substring(DATA.length()).stripLeading());
        any = true;
      }
    }
    return any ? lines.toString() : null;
  }

  /** Returns whether the event is its protocol's last of an answer. */
  public boolean isLast() {
    return data()
        .filter(
            d ->
                d.equals("[DONE]")
                    || d.contains("\"message_stop\"")
                    || (d.contains("\"response.") && endsResponse(d)))
        .isPresent();
  }

  private static boolean endsResponse(String data) {
    return data.contains("\"response.completed\"")
        || data.contains("\"response.incomplete\"")
        || data.contains("\"response.failed\"");
  }

  /** Returns a copy with other data and the same name. */
  public SseEvent withData(String data) {
    StringBuilder text = new StringBuilder();
    for (String line : new String(raw, UTF_8).split("\r\n|\n|\r", -1)) {
      if (!line.startsWith(DATA) && !line.isEmpty()) {
        text.append(line).append('\n');
      }
    }
    return new SseEvent(
        text.append("data: ").append(data).append("\n\n").toString().getBytes(UTF_8));
  }
}
