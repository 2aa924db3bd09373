package io.signalbox.tools.foresight.quality.signal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that calls were seen with since they were last written: what a reply calls its model, an
 * agent's prompt and tools, a route's provider. One that is new in its place is a change. Safe for
 * use from several threads.
 */
public final class SeenValues {
  private static final int MOST = 1_000;

  private Map<SeenValue, Long> seen = new HashMap<>();

  /**
   * A value in its place.
   *
   * @param kind of change that a new value is
   * @param place whose value it is
   */
  public record SeenValue(String kind, QualitySubject place, String value) {}

  /** Notes a value. */
  public synchronized void see(String kind, QualitySubject place, String value, long minute) {
    if (seen.size() < MOST) {
      seen.putIfAbsent(new SeenValue(kind, place, value), minute);
    }
  }

  /** Takes the values with the minute in which each was first seen, oldest first. */
  public synchronized Map<SeenValue, Long> drain() {
    Map<SeenValue, Long> drained = new LinkedHashMap<>();
    seen.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(each -> drained.put(each.getKey(), each.getValue()));
    seen = new HashMap<>();
    return drained;
  }
}
