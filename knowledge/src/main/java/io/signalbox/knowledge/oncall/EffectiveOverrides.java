package io.signalbox.knowledge.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the effective parts of overrides: those not covered by one that was taken later for the
 * same team and role.
 */
final class EffectiveOverrides {
  private EffectiveOverrides() {}

  private record DutyKey(String team, Shift.Role role) {}

  private record TimeSpan(Instant start, Instant end) {}

  /**
   * Returns the parts of the overrides that are in effect, which no later override of the same team
   * and role covers.
   *
   * @param latestFirst by when they were taken
   */
  static List<OverrideRow> of(List<OverrideRow> latestFirst) {
    Map<DutyKey, List<TimeSpan>> covered = new HashMap<>();
    List<OverrideRow> held = new ArrayList<>();
    for (OverrideRow row : latestFirst) {
      Shift shift = row.shift();
      List<TimeSpan> later =
          covered.computeIfAbsent(
              new DutyKey(Shift.teamKey(shift.team()), shift.role()), key -> new ArrayList<>());
      List<TimeSpan> left = List.of(new TimeSpan(shift.start(), shift.end()));
      for (TimeSpan span : later) {
        left = left.stream().flatMap(part -> without(part, span).stream()).toList();
      }
      left.forEach(part -> held.add(row.during(part.start(), part.end())));
      later.add(new TimeSpan(shift.start(), shift.end()));
    }
    return held;
  }

  private static List<TimeSpan> without(TimeSpan part, TimeSpan covered) {
    if (!covered.start().isBefore(part.end()) || !covered.end().isAfter(part.start())) {
      return List.of(part);
    }
    List<TimeSpan> left = new ArrayList<>();
    if (part.start().isBefore(covered.start())) {
      left.add(new TimeSpan(part.start(), covered.start()));
    }
    if (part.end().isAfter(covered.end())) {
      left.add(new TimeSpan(covered.end(), part.end()));
    }
    return left;
  }
}
