package io.signalbox.bot.workspace.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Register of pinned messages of the simulated Slack, in the order of pinning. Thread-safe. */
public final class PinnedMessages {
  private final Map<PinPlace, Pin> pins = new LinkedHashMap<>();

  private record PinPlace(String channel, String ts) {}

  /**
   * Pinned message.
   *
   * @param since Unix time of the pinning
   */
  public record Pin(String channel, String ts, String by, long since) {}

  /** Pins a message; false when it was pinned already. */
  public synchronized boolean add(Pin pin) {
    return pins.putIfAbsent(new PinPlace(pin.channel(), pin.ts()), pin) == null;
  }

  public synchronized Optional<Pin> remove(String channel, String ts) {
    return Optional.ofNullable(pins.remove(new PinPlace(channel, ts)));
  }

  public synchronized List<Pin> of(String channel) {
    return pins.values().stream().filter(pin -> pin.channel().equals(channel)).toList();
  }
}
