package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.oncall.shift.CalendarZoneNames;
import io.signalbox.ingestion.read.TimestampReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Date parser for one on-call CSV table, which detects the order of day and month from all its
 * rows. {@code 10/05/2026} is decided by a number above twelve, else by the order that makes the
 * shifts shorter.
 */
final class ShiftTimes {
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?:,? (.+))?");
  private static final Pattern CLOCK =
      Pattern.compile("(?i)(.*?\\d) ?(\\d{1,2}):(\\d{2})(?::(\\d{2}))? ?([ap])\\.?m\\.?");
  private static final Pattern ZONED =
      Pattern.compile("(.*\\d(?: ?[AaPp][Mm])?)\\s+\\(?([A-Za-z]{3,5}|[A-Za-z]+/[A-Za-z_/]+)\\)?");
  private static final Pattern WEEK = Pattern.compile("(?i)(\\d{4})-?W(\\d{1,2})");
  private static final Map<String, String> SHORT_ZONES =
      Map.of(
          "EST", "-05:00", "EDT", "-04:00", "CDT", "-05:00", "MST", "-07:00", "MDT", "-06:00",
          "PST", "-08:00", "PDT", "-07:00", "CEST", "+02:00", "EEST", "+03:00");

  private final Optional<DayOrder> order;

  /** Order of day and month in dates such as {@code 10/05/2026}. */
  enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
  }

  /** Start and end of a row as text, with the row's zone. */
  record WrittenSpan(String start, String end, ZoneId zone) {}

  private ShiftTimes(Optional<DayOrder> order) {
    this.order = order;
  }

  /** Creates a parser by detecting the date order from all rows of a table. */
  static ShiftTimes of(List<WrittenSpan> rows) {
    Optional<Duration> day = total(rows, DayOrder.DAY_FIRST);
    Optional<Duration> month = total(rows, DayOrder.MONTH_FIRST);
    if (day.isPresent() && month.isPresent()) {
      int compared = day.get().compareTo(month.get());
      return new ShiftTimes(
          compared == 0
              ? Optional.empty()
              : Optional.of(compared < 0 ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST));
    }
    return new ShiftTimes(
        day.map(found -> DayOrder.DAY_FIRST).or(() -> month.map(found -> DayOrder.MONTH_FIRST)));
  }

  /**
   * Returns the total length of all shifts with slashed dates; empty when one is invalid in this
   * order.
   */
  private static Optional<Duration> total(List<WrittenSpan> rows, DayOrder order) {
    ShiftTimes times = new ShiftTimes(Optional.of(order));
    Duration all = Duration.ZERO;
    boolean any = false;
    for (WrittenSpan row : rows) {
      if (SLASHED.matcher(plain(row.start())).matches()
          || SLASHED.matcher(plain(row.end())).matches()) {
        any = true;
        Optional<Instant> start = times.find(row.start(), row.zone());
        Optional<Instant> end =
            times.find(row.end().isEmpty() ? row.start() : row.end(), row.zone());
        if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
          return Optional.empty();
        }
        all = all.plus(Duration.between(start.get(), end.get()));
      }
    }
    return any ? Optional.of(all) : Optional.empty();
  }

  /**
   * Returns whether a time cannot be parsed because the table leaves the order of day and month
   * open.
   */
  boolean isUndecided(String written) {
    return order.isEmpty() && SLASHED.matcher(plain(written)).matches();
  }

  /** Returns the zone with this name or abbreviation, such as CEST; empty when unknown. */
  static Optional<ZoneId> zone(String name) {
    return CalendarZoneNames.find(name)
        .or(
            () ->
                Optional.ofNullable(SHORT_ZONES.get(name.toUpperCase(Locale.ROOT)))
                    .map(ZoneId::of));
  }

  /** Parses a date, time or ISO week; empty when it cannot be read. */
  Optional<Instant> find(String written, ZoneId zone) {
    String text = plain(written);
    Matcher zoned = ZONED.matcher(text);
    if (zoned.matches() && zone(zoned.group(2)).isPresent()) {
      return find(zoned.group(1), zone(zoned.group(2)).get());
    }
    Matcher slashed = SLASHED.matcher(text);
    if (slashed.matches()) {
      return order.flatMap(known -> iso(slashed, known)).flatMap(iso -> read(iso, zone));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches()) {
      return week(week).map(monday -> monday.atStartOfDay(zone).toInstant());
    }
    return read(text, zone);
  }

  /** Returns the length in days of a date (1) or ISO week (7); empty for text with a time. */
  static Optional<Integer> days(String written) {
    String text = plain(written);
    if (WEEK.matcher(text).matches()) {
      return Optional.of(7);
    }
    return text.indexOf(':') < 0 ? Optional.of(1) : Optional.empty();
  }

  private static String plain(String written) {
    return written.replaceAll("[\\s\\u202F\\u00A0]+", " ").strip();
  }

  private static Optional<String> iso(Matcher slashed, DayOrder order) {
    int first = Integer.parseInt(slashed.group(1));
    int second = Integer.parseInt(slashed.group(2));
    int month = order == DayOrder.MONTH_FIRST ? first : second;
    int day = order == DayOrder.MONTH_FIRST ? second : first;
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return Optional.empty();
    }
    String year = slashed.group(3).length() == 2 ? "20" + slashed.group(3) : slashed.group(3);
    String time = slashed.group(4) == null ? "" : " " + slashed.group(4);
    return Optional.of("%s-%02d-%02d%s".formatted(year, month, day, time));
  }

  /** Returns the Monday of an ISO week; empty for a week 53 that the year does not have. */
  private static Optional<LocalDate> week(Matcher week) {
    LocalDate within = LocalDate.of(Integer.parseInt(week.group(1)), 6, 1);
    int number = Integer.parseInt(week.group(2));
    return IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(within).isValidValue(number)
        ? Optional.of(
            within
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
        : Optional.empty();
  }

  private static Optional<Instant> read(String text, ZoneId zone) {
    Matcher clock = CLOCK.matcher(text);
    String plain = text;
    if (clock.matches()) {
      int hour = Integer.parseInt(clock.group(2)) % 12;
      boolean isAfternoon = clock.group(5).equalsIgnoreCase("p");
      plain =
          "%s %02d:%s"
              .formatted(clock.group(1).strip(), hour + (isAfternoon ? 12 : 0), clock.group(3));
    } else {
      plain = plain.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})[ T](\\d:\\d{2})", "$1 0$2");
    }
    return new TimestampReader(zone).find(plain);
  }
}
