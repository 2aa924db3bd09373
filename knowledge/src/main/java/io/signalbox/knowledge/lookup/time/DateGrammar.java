package io.signalbox.knowledge.lookup.time;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parser of calendar dates: "2026-12-24", "24 December", "Dec 24-26", "24.12.", "12/24", "the
 * 24th".
 */
final class DateGrammar {
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?\\.?";
  private static final String YEAR = "(?:,?\\s*(\\d{4})(?![:\\d]))?";
  private static final String TO = "\\s*(?:-|–|to|until|till|and|through)\\s*";
  private static final Pattern ISO =
      Pattern.compile(
          GrammarInput.START
              + "(?:on\\s+)?(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:t(?=\\d)|(?![\\p{L}\\p{N}_-]))");
  private static final Pattern DAY_RANGE =
      GrammarInput.words(
          GrammarInput.ON
              + "(?:from\\s+|between\\s+)?"
              + DAY
              + TO
              + DAY
              + "\\s*"
              + MonthNames.PATTERN
              + YEAR);
  private static final Pattern MONTH_RANGE =
      GrammarInput.words(
          GrammarInput.ON
              + "(?:from\\s+|between\\s+)?"
              + MonthNames.PATTERN
              + "\\s*"
              + DAY
              + TO
              + DAY
              + YEAR);
  private static final Pattern DAY_MONTH =
      GrammarInput.words(GrammarInput.ON + DAY + "\\s*(?:of\\s+)?" + MonthNames.PATTERN + YEAR);
  private static final Pattern MONTH_DAY =
      GrammarInput.words(
          GrammarInput.ON + MonthNames.PATTERN + "\\s*(?:the\\s+)?" + DAY + "(?![:\\d])" + YEAR);
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\w.])(?:on\\s+|for\\s+|until\\s+)?(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?(?![\\w.])");
  private static final Pattern DOTTED_AFTER_ON =
      Pattern.compile("(?<!\\w)on\\s+(\\d{1,2})\\.(\\d{1,2})()(?![\\w.])");
  private static final Pattern SLASHED =
      Pattern.compile(
          "(?<![\\w/])(?:on\\s+)?(?!24/7(?!\\d))(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?(?![\\w/])");
  private static final Pattern DAY_OF_MONTH =
      GrammarInput.words("(?:on\\s+)?the\\s+(\\d{1,2})(?:st|nd|rd|th)");
  private static final Pattern MONTH =
      GrammarInput.words(
          "(?:in|during|for|over)\\s+(?:all\\s+of\\s+)?" + MonthNames.PATTERN + YEAR);

  private DateGrammar() {}

  static Optional<DayRange> take(GrammarInput scan, TimeFrame frame) {
    return scan.take(ISO)
        .flatMap(
            m ->
                CalendarDates.of(scan, number(m, 1), number(m, 2), number(m, 3)).map(DayRange::one))
        .or(() -> scan.take(DAY_RANGE).flatMap(m -> range(scan, frame, m, 3, 1, 2)))
        .or(() -> scan.take(MONTH_RANGE).flatMap(m -> range(scan, frame, m, 1, 2, 3)))
        .or(() -> scan.take(DAY_MONTH).flatMap(m -> named(scan, frame, m, 2, 1)))
        .or(() -> scan.take(MONTH_DAY).flatMap(m -> named(scan, frame, m, 1, 2)))
        .or(() -> scan.take(DOTTED).flatMap(m -> numeric(scan, frame, m, 2, 1)))
        .or(() -> scan.take(DOTTED_AFTER_ON).flatMap(m -> numeric(scan, frame, m, 2, 1)))
        .or(() -> scan.take(SLASHED).flatMap(m -> slashed(scan, frame, m)))
        .or(() -> scan.take(DAY_OF_MONTH).flatMap(m -> dayOfMonth(scan, frame, number(m, 1))))
        .or(() -> scan.take(MONTH).flatMap(m -> month(scan, frame, m)));
  }

  private static Optional<DayRange> named(
      GrammarInput scan, TimeFrame frame, MatchResult match, int month, int day) {
    return date(
            scan,
            frame,
            match.group(3),
            MonthNames.of(match.group(month)).getValue(),
            number(match, day))
        .map(DayRange::one);
  }

  private static Optional<DayRange> numeric(
      GrammarInput scan, TimeFrame frame, MatchResult match, int month, int day) {
    return date(scan, frame, match.group(3), number(match, month), number(match, day))
        .map(DayRange::one);
  }

  private static Optional<DayRange> range(
      GrammarInput scan, TimeFrame frame, MatchResult match, int month, int from, int to) {
    int number = MonthNames.of(match.group(month)).getValue();
    Optional<LocalDate> first = date(scan, frame, match.group(4), number, number(match, from));
    Optional<LocalDate> last = date(scan, frame, match.group(4), number, number(match, to));
    if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
      return first.map(DayRange::one);
    }
    return Optional.of(new DayRange(first.get(), last.get().plusDays(1)));
  }

  /**
   * Parses a slashed date; where both orders are possible, the month comes first only in American
   * time zones.
   */
  private static Optional<DayRange> slashed(GrammarInput scan, TimeFrame frame, MatchResult match) {
    int first = number(match, 1);
    int second = number(match, 2);
    if (second > 12 || first > 12) {
      return numeric(scan, frame, match, second > 12 ? 1 : 2, second > 12 ? 2 : 1);
    }
    boolean monthFirst = frame.zone().getId().startsWith("America/");
    Optional<DayRange> days = numeric(scan, frame, match, monthFirst ? 1 : 2, monthFirst ? 2 : 1);
    if (first != second) {
      days.ifPresent(
          day ->
              scan.note(
                  String.format(
                      Locale.ROOT,
                      "I read %d/%d as %s; write %s to be sure.",
                      first,
                      second,
                      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(day.from()),
                      day.from())));
    }
    return days;
  }

  private static Optional<DayRange> dayOfMonth(GrammarInput scan, TimeFrame frame, int day) {
    if (day < 1 || day > 31) {
      scan.note("No month has a day " + day + ".");
      return Optional.empty();
    }
    LocalDate month = frame.today().withDayOfMonth(1);
    for (int i = 0; i <= 12; i++) {
      LocalDate candidate = frame.past() ? month.minusMonths(i) : month.plusMonths(i);
      if (day <= candidate.lengthOfMonth()) {
        LocalDate date = candidate.withDayOfMonth(day);
        if (frame.past() ? !date.isAfter(frame.today()) : !date.isBefore(frame.today())) {
          return Optional.of(DayRange.one(date));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<DayRange> month(GrammarInput scan, TimeFrame frame, MatchResult match) {
    int month = MonthNames.of(match.group(1)).getValue();
    LocalDate today = frame.today();
    if (match.group(2) == null && month == today.getMonthValue()) {
      return Optional.of(DayRange.month(today.withDayOfMonth(1)));
    }
    return date(scan, frame, match.group(2), month, 1).map(DayRange::month);
  }

  @SuppressWarnings("NullAway") // A group that is optional in the pattern is null when absent.
  private static Optional<LocalDate> date(
      GrammarInput scan, TimeFrame frame, String year, int month, int day) {
    return year == null || year.isEmpty()
        ? CalendarDates.of(scan, month, day, frame)
        : CalendarDates.of(scan, CalendarDates.year(year), month, day);
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
