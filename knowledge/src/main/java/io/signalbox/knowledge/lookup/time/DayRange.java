package io.signalbox.knowledge.lookup.time;

import java.time.LocalDate;

/**
 * Whole days from a first day up to, and without, another.
 *
 * @param to the first day after them
 */
record DayRange(LocalDate from, LocalDate to) {
  static DayRange one(LocalDate day) {
    return new DayRange(day, day.plusDays(1));
  }

  static DayRange week(LocalDate monday) {
    return new DayRange(monday, monday.plusWeeks(1));
  }

  static DayRange month(LocalDate first) {
    return new DayRange(first, first.plusMonths(1));
  }
}
