package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Assistant threads, and what their panel shows beside the messages. Thread-safe. */
public final class Assistants {
  private final Map<Place, ObjectNode> threads = new HashMap<>();
  private final Map<Place, String> statuses = new HashMap<>();

  private record Place(String channel, String ts) {}

  public synchronized void open(String channel, String ts) {
    threads.put(new Place(channel, ts), Json.object());
  }

  public synchronized boolean contains(String channel, String ts) {
    return threads.containsKey(new Place(channel, ts));
  }

  /** Keeps what the app set, such as {@code title} and {@code prompts}. */
  public synchronized void set(String channel, String ts, String what, JsonNode value) {
    threads.computeIfAbsent(new Place(channel, ts), key -> Json.object()).set(what, value);
  }

  /** A status may be shown in any thread. */
  public synchronized void status(String channel, String ts, String status) {
    if (status.isEmpty()) {
      statuses.remove(new Place(channel, ts));
    } else {
      statuses.put(new Place(channel, ts), status);
    }
  }

  /** A reply of the app takes its status away; whether there was one. */
  public synchronized boolean replied(String channel, String ts) {
    return statuses.remove(new Place(channel, ts)) != null;
  }

  /** Returns the assistant panel's content for a thread. */
  public synchronized Optional<ObjectNode> shown(String channel, String ts) {
    Place place = new Place(channel, ts);
    if (!threads.containsKey(place) && !statuses.containsKey(place)) {
      return Optional.empty();
    }
    ObjectNode shown = threads.getOrDefault(place, Json.object()).deepCopy();
    Optional.ofNullable(statuses.get(place)).ifPresent(status -> shown.put("status", status));
    return Optional.of(shown);
  }
}
