package io.signalbox.tools.foresight.quality.signal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buffer of values observed in calls since the last write: the model in replies, an agent's prompt
 * and tools, a route's provider. One that is new in its place is a change. Safe for use from
 * several threads.
 */
public final class ObservedValues {
  private static final int MOST = 1_000;

  private Map<SeenValue, Long> seen = new HashMap<>();

  /**
   * Value observed for a subject of the quality monitoring.
   *
   * @param changeKind kind of the change that a new value means
   * @param subject whose value it is
   */
  public record SeenValue(String changeKind, QualitySubject subject, String value) {}

  /** Records a value, with the minute in which it was first seen. */
  public synchronized void see(
      String changeKind, QualitySubject subject, String value, long minute) {
    if (seen.size() < MOST) {
      seen.putIfAbsent(new SeenValue(changeKind, subject, value), minute);
    }
  }

  /** Records values again that were drained and could not be stored. */
  public synchronized void putBack(Map<SeenValue, Long> drained) {
    drained.forEach((value, minute) -> seen.merge(value, minute, Math::min));
  }

  /** Returns and removes all values, with the minute in which each was first seen, oldest first. */
  public synchronized Map<SeenValue, Long> drain() {
    Map<SeenValue, Long> drained = new LinkedHashMap<>();
    seen.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(each -> drained.put(each.getKey(), each.getValue()));
    seen = new HashMap<>();
    return drained;
  }
}
