package io.signalbox.ingestion.oncall.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Date or time of an iCalendar property, as local time in its zone.
 *
 * @param local on the wall clock of the zone; the start of the day for a date
 * @param isDate whether it is a date without a time
 */
record EventTime(LocalDateTime local, EventZone zone, boolean isDate) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  Instant instant() {
    return zone.instant(local);
  }

  /** Returns the same local time in another zone. */
  EventTime in(EventZone other) {
    return new EventTime(local, other, isDate);
  }

  /**
   * Parses one value of a date property such as DTSTART, in the zone that it names.
   *
   * @return empty when it names a zone that nobody knows or is no time at all
   */
  static Optional<EventTime> of(
      IcalProperties.Property property, String value, CalendarZones zones) {
    Optional<EventZone> zone =
        value.endsWith("Z")
            ? Optional.of(EventZone.of(ZoneOffset.UTC))
            : property
                .parameter("TZID")
                .map(zones::find)
                .orElseGet(() -> Optional.of(zones.floating()));
    return zone.flatMap(
        known -> local(value).map(local -> new EventTime(local, known, value.indexOf('T') < 0)));
  }

  /** Parses {@code 20261002}, {@code 20261002T140000} and the same with a Z, as local time. */
  static Optional<LocalDateTime> local(String value) {
    String plain = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
    try {
      return Optional.of(
          plain.indexOf('T') < 0
              ? LocalDate.parse(plain, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay()
              : LocalDateTime.parse(plain, TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
