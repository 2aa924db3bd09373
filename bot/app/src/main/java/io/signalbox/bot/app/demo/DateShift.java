package io.signalbox.bot.app.demo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shifts all dates in a text by whole weeks, which keeps their weekdays. */
final class DateShift {
  /** The Monday that the sample organisation was written for. */
  private static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 11, 23);

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\d-])(20\\d\\d)(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?![\\d-])");

  private final long weeks;

  private DateShift(long weeks) {
    this.weeks = weeks;
  }

  /** Returns the shift that moves the sample's week onto the week of the given day. */
  static DateShift to(LocalDate today) {
    return new DateShift(Math.floorDiv(ChronoUnit.DAYS.between(WRITTEN_FOR, today), 7));
  }

  String apply(String text) {
    return weeks == 0 ? text : DATE.matcher(text).replaceAll(this::shifted);
  }

  private String shifted(MatchResult match) {
    boolean hyphens = !match.group(2).isEmpty();
    try {
      LocalDate date =
          LocalDate.of(
                  Integer.parseInt(match.group(1)),
                  Integer.parseInt(match.group(3)),
                  Integer.parseInt(match.group(4)))
              .plusWeeks(weeks);
      return hyphens ? date.toString() : date.format(DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      return Matcher.quoteReplacement(match.group());
    }
  }
}
