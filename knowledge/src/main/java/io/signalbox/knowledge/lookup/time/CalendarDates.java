package io.signalbox.knowledge.lookup.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;

/** Resolves calendar dates, including the year where a text names none. */
final class CalendarDates {
  private CalendarDates() {}

  /** Returns the date; empty, with a notice, when the calendar has no such date. */
  static Optional<LocalDate> of(GrammarInput scan, int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      scan.note("There is no " + written(day, month) + " " + year + ".");
      return Optional.empty();
    }
  }

  /**
   * Returns the next such date, today included; in a text about the past the last one. A 29
   * February is that of the nearest leap year.
   */
  static Optional<LocalDate> of(GrammarInput scan, int month, int day, TimeFrame frame) {
    MonthDay monthDay;
    try {
      monthDay = MonthDay.of(month, day);
    } catch (DateTimeException e) {
      scan.note("There is no " + written(day, month) + ".");
      return Optional.empty();
    }
    LocalDate today = frame.today();
    int step = frame.past() ? -1 : 1;
    for (int i = 0; i <= 8; i++) {
      int year = today.getYear() + i * step;
      LocalDate date = monthDay.atYear(year);
      boolean meant = frame.past() ? !date.isAfter(today) : !date.isBefore(today);
      if (meant && monthDay.isValidYear(year)) {
        return Optional.of(date);
      }
    }
    return Optional.of(monthDay.atYear(today.getYear()));
  }

  static int year(String written) {
    int year = Integer.parseInt(written);
    return written.length() == 2 ? 2000 + year : year;
  }

  private static String written(int day, int month) {
    return month >= 1 && month <= 12
        ? day + " " + MonthNames.name(Month.of(month))
        : "day " + day + " of month " + month;
  }
}
