package io.signalbox.knowledge.when;

import java.time.LocalDate;

/**
 * Whole days in a row.
 *
 * @param to the first day after them
 */
record Days(LocalDate from, LocalDate to) {
  static Days one(LocalDate day) {
    return new Days(day, day.plusDays(1));
  }

  static Days week(LocalDate monday) {
    return new Days(monday, monday.plusWeeks(1));
  }

  static Days month(LocalDate first) {
    return new Days(first, first.plusMonths(1));
  }
}
