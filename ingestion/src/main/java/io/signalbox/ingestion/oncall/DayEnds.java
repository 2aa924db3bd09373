package io.signalbox.ingestion.oncall;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Meaning of an end that is a day without a time in one on-call CSV table: the last day of the
 * shift, or the day on which the next one begins. The table's own rows decide, by the days on which
 * shifts of the same team begin. Where they do not, a shift that ends on the weekday on which it
 * began is a number of whole weeks, and any other includes its last day.
 */
final class DayEnds {
  /** Rows whose end is the day on which another begins, less those where it is the day before. */
  private final int excluding;

  private DayEnds(int excluding) {
    this.excluding = excluding;
  }

  /** Row whose start and end are days without a time. */
  record DaySpan(String team, LocalDate start, LocalDate end) {}

  /** Finds out what the rows of a table mean. */
  static DayEnds of(List<DaySpan> rows) {
    Map<String, Set<LocalDate>> starts = new HashMap<>();
    for (DaySpan row : rows) {
      starts.computeIfAbsent(row.team(), team -> new HashSet<>()).add(row.start());
    }
    int excluding = 0;
    for (DaySpan row : rows) {
      Set<LocalDate> others = starts.getOrDefault(row.team(), Set.of());
      if (row.end().isAfter(row.start()) && others.contains(row.end())) {
        excluding++;
      } else if (others.contains(row.end().plusDays(1))) {
        excluding--;
      }
    }
    return new DayEnds(excluding);
  }

  /** Returns the first day that a shift does not cover. */
  LocalDate after(LocalDate start, LocalDate end) {
    boolean isWeeks = end.isAfter(start) && end.getDayOfWeek() == start.getDayOfWeek();
    boolean isLast = excluding < 0 || (excluding == 0 && !isWeeks);
    return isLast ? end.plusDays(1) : end;
  }
}
