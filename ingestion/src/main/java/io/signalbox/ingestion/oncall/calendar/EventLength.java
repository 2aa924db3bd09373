package io.signalbox.ingestion.oncall.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Length of a calendar event, in local time or elapsed time.
 *
 * <p>RFC 5545 lets every occurrence of an event with DTEND last exactly as long as the first. For a
 * rotation handed over on Mondays at nine that leaves nobody on call for an hour when the clocks go
 * back, so an end on the wall clock stays there, as people and the calendars they use mean it.
 */
sealed interface EventLength {

  /** Returns the end of the occurrence that starts at this time. */
  Instant end(LocalDateTime start, EventZone zone);

  /** Length in local time, as given by DTEND. */
  record OnTheClock(Duration length) implements EventLength {
    @Override
    public Instant end(LocalDateTime start, EventZone zone) {
      return zone.instant(start.plus(length));
    }
  }

  /** Length from DURATION, such as {@code P1DT12H}: days in local time, then elapsed hours. */
  record Lasting(Period days, Duration time) implements EventLength {
    @Override
    public Instant end(LocalDateTime start, EventZone zone) {
      return zone.instant(start.plus(days)).plus(time);
    }
  }

  Pattern DURATION = Pattern.compile("\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(T(?:\\d{1,6}[HMS])+)?");

  /**
   * Returns the length from DTEND or DURATION, or one day for an event that starts on a date.
   *
   * @return empty when the event has no length or an unreadable one
   */
  static Optional<EventLength> of(IcalProperties event, EventTime start, CalendarZones zones) {
    Optional<IcalProperties.Property> end = event.find("DTEND");
    if (end.isPresent()) {
      return EventTime.of(end.get(), end.get().value(), zones)
          .map(time -> between(start, isFloating(end.get()) ? time.in(start.zone()) : time));
    }
    Optional<IcalProperties.Property> duration = event.find("DURATION");
    if (duration.isPresent()) {
      return parse(duration.get().value());
    }
    return start.isDate() ? Optional.of(new OnTheClock(Duration.ofDays(1))) : Optional.empty();
  }

  /** Returns whether an end names no zone, so that it is in the zone of the start. */
  private static boolean isFloating(IcalProperties.Property end) {
    return end.parameter("TZID").isEmpty() && !end.value().endsWith("Z");
  }

  /** Returns the length of a period value, whose second part is an end or a duration. */
  static Optional<EventLength> of(
      IcalProperties.Property property, String end, EventTime start, CalendarZones zones) {
    return end.startsWith("P") || end.startsWith("+P")
        ? parse(end)
        : EventTime.of(property, end, zones).map(time -> between(start, time));
  }

  /**
   * Returns the local-time length between two times, converting the end to the zone of the start.
   */
  private static EventLength between(EventTime start, EventTime end) {
    LocalDateTime until =
        end.zone().equals(start.zone()) ? end.local() : start.zone().local(end.instant());
    return new OnTheClock(Duration.between(start.local(), until));
  }

  private static Optional<EventLength> parse(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Duration time = parts.group(3) == null ? Duration.ZERO : Duration.parse("P" + parts.group(3));
      return Optional.of(
          new Lasting(Period.ofDays(7 * number(parts.group(1)) + number(parts.group(2))), time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
