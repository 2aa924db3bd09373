package io.signalbox.ingestion.oncall.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of single occurrences of one recurring event, by RECURRENCE-ID. They are found by the
 * occurrence's instant, its local time, or its day where the RECURRENCE-ID is a date, since vendors
 * write any of the three.
 */
final class SeriesChanges {
  private final Map<Instant, KnownEvent> byInstant = new HashMap<>();
  private final Map<LocalDateTime, KnownEvent> byClock = new HashMap<>();
  private final Map<LocalDate, KnownEvent> byDay = new HashMap<>();
  private final Set<KnownEvent> all = new HashSet<>();
  private final List<KnownEvent> andFuture = new ArrayList<>();

  /** Event with the duties extracted from it, or the reason why there are none. */
  record KnownEvent(CalendarEvent event, EventDutyExtractor.DutyReading duty) {
    int sequence() {
      String sequence = event.properties().text("SEQUENCE");
      return sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : -1;
    }

    EventTime replaced() {
      return event.replaces().orElseThrow();
    }
  }

  /** Adds a change; of two for one occurrence the one with the higher SEQUENCE counts. */
  void add(KnownEvent change) {
    EventTime replaced = change.replaced();
    @Nullable KnownEvent other = byInstant.get(replaced.instant());
    if (other != null) {
      if (other.sequence() > change.sequence()) {
        return;
      }
      all.remove(other);
      andFuture.remove(other);
    }
    all.add(change);
    byInstant.put(replaced.instant(), change);
    byClock.put(replaced.local(), change);
    if (replaced.isDate()) {
      byDay.put(replaced.local().toLocalDate(), change);
    }
    boolean isFuture =
        change
            .event()
            .properties()
            .find("RECURRENCE-ID")
            .flatMap(id -> id.parameter("RANGE"))
            .filter(range -> range.equalsIgnoreCase("THISANDFUTURE"))
            .isPresent();
    if (isFuture) {
      andFuture.add(change);
      andFuture.sort(Comparator.comparing(each -> each.replaced().instant()));
    }
  }

  /** Returns all changes, in no order. */
  Set<KnownEvent> all() {
    return all;
  }

  /** Returns the change of exactly this occurrence. */
  Optional<KnownEvent> of(EventTime start) {
    return Optional.ofNullable(byInstant.get(start.instant()))
        .or(() -> Optional.ofNullable(byClock.get(start.local())))
        .or(() -> Optional.ofNullable(byDay.get(start.local().toLocalDate())));
  }

  /**
   * Returns the last change of an earlier occurrence with RANGE=THISANDFUTURE, which applies to
   * this one too.
   */
  Optional<KnownEvent> from(EventTime start) {
    return andFuture.reversed().stream()
        .filter(change -> change.replaced().instant().isBefore(start.instant()))
        .findFirst();
  }
}
