package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.lookup.time.NamedTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for one reader's time zone: weekday, date and time, with the year if it is not the
 * current one.
 */
public record TimeWriter(Instant now, ZoneId zone) {
  private static final DateTimeFormatter TIME = format("EEE d MMM HH:mm");
  private static final DateTimeFormatter TIME_OF_YEAR = format("EEE d MMM yyyy HH:mm");
  private static final DateTimeFormatter DAY = format("EEE d MMM");
  private static final DateTimeFormatter DAY_OF_YEAR = format("EEE d MMM yyyy");

  public String time(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return (isThisYear(local) ? TIME : TIME_OF_YEAR).format(local);
  }

  /** Returns the time followed by the zone's name in parentheses. */
  public String timeInZone(Instant instant) {
    return time(instant) + " (" + zoneName() + ")";
  }

  /** Returns the zone's name, such as {@code Europe/Berlin}, or {@code UTC} with an offset. */
  public String zoneName() {
    return zone instanceof ZoneOffset offset
        ? "UTC" + (offset.getTotalSeconds() == 0 ? "" : offset.getId())
        : zone.getId();
  }

  /**
   * Returns a period as {@code on Fri 27 Nov}, {@code from Sat 28 Nov to Sun 29 Nov}, or with hours
   * where needed.
   */
  public String stretch(NamedTime.During during) {
    ZonedDateTime from = during.from().atZone(zone);
    ZonedDateTime to = during.to().atZone(zone);
    if (!from.equals(from.toLocalDate().atStartOfDay(zone))
        || !to.equals(to.toLocalDate().atStartOfDay(zone))) {
      return "from " + time(during.from()) + " to " + time(during.to());
    }
    ZonedDateTime last = to.minusDays(1);
    return last.toLocalDate().equals(from.toLocalDate())
        ? "on " + day(from)
        : "from " + day(from) + " to " + day(last);
  }

  private String day(ZonedDateTime local) {
    return (isThisYear(local) ? DAY : DAY_OF_YEAR).format(local.with(LocalTime.NOON));
  }

  private boolean isThisYear(ZonedDateTime local) {
    return local.getYear() == now.atZone(zone).getYear();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
