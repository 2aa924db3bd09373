package io.signalbox.ingestion.oncall;

import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.text.ShortenedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Expands the events of one calendar: what recurs, what was left out, moved, handed over or
 * cancelled.
 */
final class EventSeries {
  private record Known(CalendarEvent event, Optional<ShiftIntake.Duty> duty) {}

  private static final Duration LONGEST_SHIFT = Duration.ofDays(367);

  private final ShiftIntake intake;
  private final ExpansionHorizon horizon;
  private final CalendarZones zones;
  private final Map<String, Known> masters = new LinkedHashMap<>();
  private final Map<String, Map<Instant, Known>> changes = new HashMap<>();

  EventSeries(ShiftIntake intake, ExpansionHorizon horizon, CalendarZones zones) {
    this.intake = intake;
    this.horizon = horizon;
    this.zones = zones;
  }

  /** Takes an event, or says why it is none. */
  void add(IcalBlocks.Block block, EventDuty duties) {
    CalendarEvent event;
    try {
      event = CalendarEvent.of(block, zones);
    } catch (IllegalArgumentException e) {
      intake.skip(block.line(), String.valueOf(e.getMessage()));
      return;
    }
    Known known = new Known(event, duties.of(event.properties()));
    if (event.replaces().isPresent()) {
      change(known, event.replaces().get().instant());
    } else if (event.isCancelled()) {
      intake.sink().leftOut("a cancelled event");
    } else if (known.duty().isEmpty()) {
      intake.skip(block.line(), noShift(event));
    } else {
      master(known);
    }
  }

  private void change(Known known, Instant replaced) {
    if (known
        .event()
        .properties()
        .find("RECURRENCE-ID")
        .flatMap(id -> id.parameter("RANGE"))
        .isPresent()) {
      intake.skip(
          known.event().line(),
          "changes this and all later occurrences, which is not supported; only this one is"
              + " changed");
    }
    changes
        .computeIfAbsent(known.event().uid(), uid -> new HashMap<>())
        .merge(replaced, known, EventSeries::newer);
  }

  /**
   * A calendar may hold an event twice, before and after a change; the one revised more often
   * counts.
   */
  private void master(Known known) {
    CalendarEvent event = known.event();
    // Events without a UID are never taken for one another; their line keeps them apart.
    String identity =
        event.uid().isEmpty()
            ? "line " + event.line()
            : event.uid() + " " + event.start().instant();
    Known other = masters.putIfAbsent(identity, known);
    if (other != null) {
      Known newer = newer(other, known);
      masters.put(identity, newer);
      long olderLine = newer.equals(known) ? other.event().line() : event.line();
      intake.skip(olderLine, "the event stands in this calendar twice; the newer one counts");
    }
  }

  private static Known newer(Known first, Known second) {
    return sequence(second) >= sequence(first) ? second : first;
  }

  private static int sequence(Known known) {
    String sequence = known.event().properties().text("SEQUENCE");
    return sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0;
  }

  /** Gives every shift within the horizon. */
  void give() {
    masters.values().forEach(this::giveMaster);
    changes.values().forEach(byInstant -> byInstant.values().forEach(this::giveChange));
  }

  private void giveMaster(Known known) {
    CalendarEvent event = known.event();
    try {
      Predicate<EventTime> isGone = gone(event);
      for (LocalDateTime local : starts(event)) {
        EventTime start = new EventTime(local, event.start().zone(), event.start().isDate());
        if (!isGone.test(start)) {
          give(known, start, Origin.ROTATION);
        }
      }
    } catch (IllegalArgumentException e) {
      intake.skip(event.line(), String.valueOf(e.getMessage()));
    }
  }

  private void giveChange(Known known) {
    if (known.event().isCancelled()) {
      intake.sink().leftOut("a cancelled event");
    } else if (known.duty().isEmpty()) {
      intake.skip(known.event().line(), noShift(known.event()));
    } else {
      give(known, known.event().start(), Origin.OVERRIDE);
    }
  }

  private void give(Known known, EventTime start, Origin origin) {
    CalendarEvent event = known.event();
    Instant end = event.length().end(start.local(), start.zone());
    // An event that ends before it starts is outside of any horizon, but nobody should have to
    // guess why.
    if (!end.isAfter(start.instant()) || horizon.meets(start.instant(), end)) {
      intake.take(
          event.line(),
          known.duty().orElseThrow(),
          start.instant(),
          end,
          start.zone().shown(),
          origin);
    }
  }

  private Set<LocalDateTime> starts(CalendarEvent event) {
    EventZone zone = event.start().zone();
    Duration length =
        Duration.between(event.start().instant(), event.length().end(event.start().local(), zone))
            .abs();
    if (length.compareTo(LONGEST_SHIFT) > 0) {
      throw new IllegalArgumentException("the event lasts longer than a year");
    }
    LocalDateTime from = zone.local(horizon.from()).minus(length).minusDays(1);
    LocalDateTime to = zone.local(horizon.to());
    Set<LocalDateTime> starts = new TreeSet<>(Set.of(event.start().local()));
    for (IcalProperties.Property rule : event.properties().list("RRULE")) {
      starts.addAll(EventRecurrence.starts(rule.value(), event.start(), from, to));
    }
    event.times("RDATE", zones).map(time -> zone.local(time.instant())).forEach(starts::add);
    return starts;
  }

  /** Left out by EXDATE, by the day or by the instant, or replaced by an event of its own. */
  private Predicate<EventTime> gone(CalendarEvent event) {
    Set<LocalDate> days = new HashSet<>();
    Set<Instant> instants = new HashSet<>(changes.getOrDefault(event.uid(), Map.of()).keySet());
    for (EventTime excluded : event.times("EXDATE", zones).toList()) {
      if (excluded.isDate()) {
        days.add(excluded.local().toLocalDate());
      } else {
        instants.add(excluded.instant());
      }
    }
    return start ->
        instants.contains(start.instant()) || days.contains(start.local().toLocalDate());
  }

  private static String noShift(CalendarEvent event) {
    String summary = event.properties().text("SUMMARY");
    return "the event \""
        + ShortenedText.of(summary, 80)
        + "\" is no shift: expected a title such as \"On-call: payments – Ana Ruiz\", or a category"
        + " that names the team";
  }
}
