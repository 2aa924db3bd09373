package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Occurrences of one event around the horizon, with its EXDATE exclusions. */
final class EventStarts {
  private static final Duration LONGEST_SHIFT = Duration.ofDays(367);

  private final List<Occurrence> occurrences;
  private final Set<Instant> excluded = new HashSet<>();
  private final Set<LocalDateTime> excludedClock = new HashSet<>();
  private final Set<LocalDate> excludedDays = new HashSet<>();

  /**
   * One occurrence of an event.
   *
   * @param length from an RDATE period; empty for the event's own
   */
  record Occurrence(EventTime start, Optional<EventLength> length) {}

  private EventStarts(List<Occurrence> occurrences) {
    this.occurrences = occurrences;
  }

  /**
   * Expands an event's recurrence around the horizon.
   *
   * @throws IllegalArgumentException with a sentence, when a rule or a time cannot be read
   */
  static EventStarts of(CalendarEvent event, ExpansionHorizon horizon, CalendarZones zones) {
    EventTime first = event.recurring(zones);
    EventZone zone = first.zone();
    Duration length =
        Duration.between(first.instant(), event.length().end(first.local(), zone)).abs();
    if (length.compareTo(LONGEST_SHIFT) > 0) {
      throw new IllegalArgumentException("the event lasts longer than a year");
    }
    LocalDateTime from = zone.local(horizon.from()).minus(length).minusDays(1);
    LocalDateTime to = zone.local(horizon.to());
    Set<LocalDateTime> starts = new TreeSet<>();
    List<IcalProperties.Property> rules = event.properties().list("RRULE");
    if (rules.isEmpty()
        || rules.stream().anyMatch(rule -> EventRecurrence.reaches(rule.value(), first))) {
      starts.add(first.local());
    }
    for (IcalProperties.Property rule : rules) {
      starts.addAll(EventRecurrence.starts(rule.value(), first, from, to));
    }
    Map<LocalDateTime, EventLength> lengths = new HashMap<>();
    for (CalendarEvent.ListedTime listed : event.times("RDATE", zones)) {
      LocalDateTime local =
          listed.time().isDate() ? listed.time().local() : zone.local(listed.time().instant());
      starts.add(local);
      listed.length().ifPresent(own -> lengths.put(local, own));
    }
    EventStarts all =
        new EventStarts(
            starts.stream()
                .map(
                    local ->
                        new Occurrence(
                            new EventTime(local, zone, first.isDate()),
                            Optional.ofNullable(lengths.get(local))))
                .toList());
    event.times("EXDATE", zones).forEach(all::exclude);
    return all;
  }

  private void exclude(CalendarEvent.ListedTime listed) {
    EventTime time = listed.time();
    if (time.isDate()) {
      excludedDays.add(time.local().toLocalDate());
    } else {
      excluded.add(time.instant());
      excludedClock.add(time.local());
    }
  }

  List<Occurrence> occurrences() {
    return occurrences;
  }

  /** Returns whether EXDATE excludes the occurrence, by its day, instant or local time. */
  boolean isExcluded(EventTime start) {
    return excluded.contains(start.instant())
        || excludedDays.contains(start.local().toLocalDate())
        || (start.isDate() && excludedClock.contains(start.local()));
  }
}
