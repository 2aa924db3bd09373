package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.knowledge.text.ShortenedText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.ParserException;

/**
 * iCalendar event (VEVENT) with its start, length and RECURRENCE-ID resolved.
 *
 * @param line where it starts in its file
 * @param replaces RECURRENCE-ID, the start of the occurrence that it changes
 */
record CalendarEvent(
    long line,
    String uid,
    IcalProperties properties,
    EventTime start,
    EventLength length,
    Optional<EventTime> replaces) {

  private static final int LONGEST_QUOTE = 60;
  private static final LocalDateTime EARLIEST = LocalDate.of(1970, 1, 1).atStartOfDay();
  private static final LocalDateTime LATEST = LocalDate.of(9000, 1, 1).atStartOfDay();

  /**
   * Parses an event block.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  static CalendarEvent of(IcalBlocks.Block block, CalendarZones zones) {
    IcalProperties properties;
    try {
      properties = IcalProperties.of(block);
    } catch (ParserException | RuntimeException e) {
      throw new IllegalArgumentException("the event is not iCalendar that can be read", e);
    }
    IcalProperties.Property dtstart =
        properties
            .find("DTSTART")
            .orElseThrow(() -> new IllegalArgumentException("the event has no DTSTART"));
    EventTime start = time(dtstart, zones);
    if (start.local().isBefore(EARLIEST) || start.local().isAfter(LATEST)) {
      throw new IllegalArgumentException("the event starts in the year " + start.local().getYear());
    }
    EventLength length =
        EventLength.of(properties, start, zones)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the event has no end that can be read; expected DTEND or DURATION"));
    Optional<EventTime> replaces =
        properties.find("RECURRENCE-ID").map(property -> time(property, zones));
    return new CalendarEvent(
        block.line(), properties.text("UID"), properties, start, length, replaces);
  }

  boolean isCancelled() {
    return properties.text("STATUS").equalsIgnoreCase("CANCELLED");
  }

  /**
   * Returns the start from which recurrence rules count. In a calendar that names its own zone, a
   * UTC start is converted to that zone's local time.
   */
  EventTime recurring(CalendarZones zones) {
    boolean isUtc = start.zone().shown().equals(ZoneOffset.UTC);
    if (!isUtc || start.isDate() || properties.find("RRULE").isEmpty()) {
      return start;
    }
    return zones
        .ofCalendar()
        .map(zone -> new EventTime(zone.local(start.instant()), zone, false))
        .orElse(start);
  }

  /**
   * One value of a property such as RDATE or EXDATE.
   *
   * @param length of a period value, else empty
   */
  record ListedTime(EventTime time, Optional<EventLength> length) {}

  /** Parses all values of a property such as RDATE or EXDATE, which may occur several times. */
  List<ListedTime> times(String name, CalendarZones zones) {
    List<ListedTime> times = new ArrayList<>();
    for (IcalProperties.Property property : properties.list(name)) {
      for (String value : property.value().split(",", -1)) {
        String[] parts = value.strip().split("/", 2);
        if (!parts[0].isEmpty()) {
          EventTime time = time(property, parts[0].strip(), zones);
          times.add(
              new ListedTime(
                  time,
                  parts.length < 2
                      ? Optional.empty()
                      : EventLength.of(property, parts[1].strip(), time, zones)));
        }
      }
    }
    return times;
  }

  private static EventTime time(IcalProperties.Property property, CalendarZones zones) {
    return time(property, property.value(), zones);
  }

  private static EventTime time(
      IcalProperties.Property property, String value, CalendarZones zones) {
    return EventTime.of(property, value, zones)
        .orElseThrow(
            () -> {
              String zone = property.parameter("TZID").orElse("");
              return new IllegalArgumentException(
                  zone.isEmpty() || zones.find(zone).isPresent()
                      ? property.name()
                          + " is no time: \""
                          + ShortenedText.of(value, LONGEST_QUOTE)
                          + "\""
                      : "unknown time zone \"" + ShortenedText.of(zone, LONGEST_QUOTE) + "\"");
            });
  }
}
