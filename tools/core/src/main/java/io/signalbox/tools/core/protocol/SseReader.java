package io.signalbox.tools.core.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parser that splits a byte stream into server-sent events at blank lines, independent of how the
 * bytes arrive in pieces.
 */
public final class SseReader {
  private static final int MOST = 1 << 24;

  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private boolean lineEmpty = true;
  private boolean afterReturn;

  /**
   * Returns the events that this piece completes.
   *
   * @throws MalformedBodyException when an event is longer than 16 MiB
   */
  public List<SseEvent> read(byte[] piece) {
    List<SseEvent> events = new ArrayList<>(2);
    for (byte b : piece) {
      open.write(b);
      if (b == '\n' || b == '\r') {
        boolean secondHalf = b == '\n' && afterReturn;
        afterReturn = b == '\r';
        if (!secondHalf && lineEmpty && open.size() > 1) {
          end(events);
        }
        lineEmpty = true;
      } else {
        afterReturn = false;
        lineEmpty = false;
      }
    }
    if (open.size() > MOST) {
      throw new MalformedBodyException("An event of the answer is longer than 16 MiB.");
    }
    return events;
  }

  private void end(List<SseEvent> events) {
    byte[] raw = open.toByteArray();
    open.reset();
    if (!new String(raw, StandardCharsets.UTF_8).isBlank()) {
      events.add(new SseEvent(raw));
    }
  }
}
