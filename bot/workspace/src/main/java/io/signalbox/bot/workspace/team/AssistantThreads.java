package io.signalbox.bot.workspace.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Register of assistant threads in the simulated Slack: title, prompts and status that the app set
 * for each. Thread-safe.
 */
public final class AssistantThreads {
  private final Map<ThreadPlace, ObjectNode> threads = new HashMap<>();
  private final Map<ThreadPlace, String> statuses = new HashMap<>();

  private record ThreadPlace(String channel, String ts) {}

  public synchronized void open(String channel, String ts) {
    threads.put(new ThreadPlace(channel, ts), JsonTrees.object());
  }

  public synchronized boolean contains(String channel, String ts) {
    return threads.containsKey(new ThreadPlace(channel, ts));
  }

  /** Stores what the app set for a thread, such as {@code title} and {@code prompts}. */
  public synchronized void set(String channel, String ts, String what, JsonNode value) {
    threads
        .computeIfAbsent(new ThreadPlace(channel, ts), key -> JsonTrees.object())
        .set(what, value);
  }

  /** Sets the status of any thread; an empty text removes it. */
  public synchronized void status(String channel, String ts, String status) {
    if (status.isEmpty()) {
      statuses.remove(new ThreadPlace(channel, ts));
    } else {
      statuses.put(new ThreadPlace(channel, ts), status);
    }
  }

  /** Removes a thread's status when the app replies; returns whether there was one. */
  public synchronized boolean replied(String channel, String ts) {
    return statuses.remove(new ThreadPlace(channel, ts)) != null;
  }

  /** Returns the assistant panel's content for a thread. */
  public synchronized Optional<ObjectNode> shown(String channel, String ts) {
    ThreadPlace place = new ThreadPlace(channel, ts);
    if (!threads.containsKey(place) && !statuses.containsKey(place)) {
      return Optional.empty();
    }
    ObjectNode shown = threads.getOrDefault(place, JsonTrees.object()).deepCopy();
    Optional.ofNullable(statuses.get(place)).ifPresent(status -> shown.put("status", status));
    return Optional.of(shown);
  }
}
