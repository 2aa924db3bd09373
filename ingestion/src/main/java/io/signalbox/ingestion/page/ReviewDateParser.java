package io.signalbox.ingestion.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of dates in front matter, in the many spellings that people use. A month without a day is
 * its first day, so that a page never looks fresher than its author claimed. {@code 03/04/2026}
 * could be two days and is refused; {@code 25/04/2026} and {@code 04/25/2026} can be only one.
 */
final class ReviewDateParser {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?(?:[T ].{0,40})?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");
  private static final List<DateTimeFormatter> WORDS =
      List.of(words("d MMM uuuu"), words("d MMMM uuuu"), words("MMM d uuuu"), words("MMMM d uuuu"));
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?:every )?p?(\\d{1,3}|an?)?\\s*(years?|y|quarters?|months?|m|weeks?|w|days?|d)");
  private static final int LONGEST = 60;

  private ReviewDateParser() {}

  /** Parses a date; empty when the text is none or is ambiguous. */
  static Optional<LocalDate> parse(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return numeric(stripped).or(() -> inWords(stripped));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Parses a period such as {@code 6 months}, {@code a year} or {@code P90D}; empty when it is
   * none.
   */
  static Optional<Period> period(String text) {
    Matcher matcher = PERIOD.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean one = matcher.group(1) == null || matcher.group(1).startsWith("a");
    int number = one ? 1 : Integer.parseInt(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2).charAt(0)) {
          case 'y' -> Period.ofYears(number);
          case 'q' -> Period.ofMonths(3 * number);
          case 'm' -> Period.ofMonths(number);
          case 'w' -> Period.ofWeeks(number);
          default -> Period.ofDays(number);
        });
  }

  private static Optional<LocalDate> numeric(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      int day = iso.group(4) == null ? 1 : Integer.parseInt(iso.group(4));
      return Optional.of(
          LocalDate.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(3)), day));
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(compact.group(1)),
              Integer.parseInt(compact.group(2)),
              Integer.parseInt(compact.group(3))));
    }
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches() ? dayAndMonth(numbers) : Optional.empty();
  }

  /**
   * Parses a numeric date: day first with dots, otherwise only where a single order is possible.
   */
  private static Optional<LocalDate> dayAndMonth(Matcher numbers) {
    int first = Integer.parseInt(numbers.group(1));
    int second = Integer.parseInt(numbers.group(3));
    int year = Integer.parseInt(numbers.group(4));
    if (".".equals(numbers.group(2)) || first > 12 || first == second) {
      return Optional.of(LocalDate.of(year, second, first));
    }
    return second > 12 ? Optional.of(LocalDate.of(year, first, second)) : Optional.empty();
  }

  private static Optional<LocalDate> inWords(String text) {
    String plain =
        text.replaceAll("(?i)(\\d)(?:st|nd|rd|th)\\b", "$1")
            .replaceAll("(?i)\\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},", "")
            .replaceAll("(?i)\\bsept\\b", "Sep")
            .replaceFirst("(?i)\\s+(?:at )?\\d{1,2}:\\d{2}.*$", "")
            .replaceAll("[,.\\-\\s]+", " ")
            .strip();
    for (DateTimeFormatter each : WORDS) {
      try {
        return Optional.of(LocalDate.parse(plain, each));
      } catch (DateTimeException e) {
        // Not this spelling; the next may fit.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter words(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
