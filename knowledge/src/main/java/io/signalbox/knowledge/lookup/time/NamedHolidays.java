package io.signalbox.knowledge.lookup.time;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parser of days that have a name: Christmas (the 25th; "over Christmas" is the 24th to the 26th),
 * New Year.
 */
final class NamedHolidays {
  private static final Pattern HOLIDAY =
      GrammarInput.words(
          "(over\\s+)?(?:(?:on|at|for|during)\\s+)?(?:the\\s+)?(?:(?:next|this|coming)\\s+)?(christmas"
              + " eve|xmas eve|christmas day|xmas day|christmas|xmas|boxing day|new year'?s"
              + " eve|nye|silvester|new year'?s day|new year'?s|new year)(?:\\s+(\\d{4}))?");

  private NamedHolidays() {}

  static Optional<DayRange> take(GrammarInput scan, TimeFrame frame) {
    return scan.take(HOLIDAY).flatMap(match -> days(scan, frame, match));
  }

  private static Optional<DayRange> days(GrammarInput scan, TimeFrame frame, MatchResult match) {
    return switch (match.group(2).replace("'", "").replace("xmas", "christmas")) {
      case "christmas eve" -> date(scan, frame, match, 12, 24).map(DayRange::one);
      case "christmas" ->
          match.group(1) == null
              ? date(scan, frame, match, 12, 25).map(DayRange::one)
              // On the 26th this is still the Christmas that is on, not that of next year.
              : date(scan, frame, match, 12, 26)
                  .map(last -> new DayRange(last.minusDays(2), last.plusDays(1)));
      case "christmas day" -> date(scan, frame, match, 12, 25).map(DayRange::one);
      case "boxing day" -> date(scan, frame, match, 12, 26).map(DayRange::one);
      case "new years day", "new year", "new years" ->
          date(scan, frame, match, 1, 1).map(DayRange::one);
      default -> date(scan, frame, match, 12, 31).map(DayRange::one);
    };
  }

  private static Optional<LocalDate> date(
      GrammarInput scan, TimeFrame frame, MatchResult match, int month, int day) {
    return match.group(3) == null
        ? CalendarDates.of(scan, month, day, frame)
        : CalendarDates.of(scan, Integer.parseInt(match.group(3)), month, day);
  }
}
