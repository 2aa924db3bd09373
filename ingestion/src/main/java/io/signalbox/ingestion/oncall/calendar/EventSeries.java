package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.calendar.SeriesChanges.KnownEvent;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.oncall.shift.ShiftIntake;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expands the events of one calendar into shifts, applying exclusions, changed occurrences and
 * cancellations.
 */
final class EventSeries {
  private final ShiftIntake intake;
  private final ExpansionHorizon horizon;
  private final CalendarZones zones;
  private final Map<String, UidEvents> series = new LinkedHashMap<>();

  /** Events with one UID: the main events and the changes of single occurrences. */
  private record UidEvents(List<KnownEvent> cores, SeriesChanges changes) {}

  EventSeries(ShiftIntake intake, ExpansionHorizon horizon, CalendarZones zones) {
    this.intake = intake;
    this.horizon = horizon;
    this.zones = zones;
  }

  /** Parses and adds an event, or reports it as skipped. */
  void add(IcalBlocks.Block block, EventDutyExtractor duties) {
    CalendarEvent event;
    try {
      event = CalendarEvent.of(block, zones);
    } catch (IllegalArgumentException e) {
      intake.skip(block.line(), String.valueOf(e.getMessage()));
      return;
    }
    // Events without a UID are never taken for one another; their line keeps them apart.
    String uid = event.uid().isEmpty() ? "line " + event.line() : "uid " + event.uid();
    UidEvents events =
        series.computeIfAbsent(uid, key -> new UidEvents(new ArrayList<>(), new SeriesChanges()));
    KnownEvent known = new KnownEvent(event, duties.of(event.properties()));
    if (event.replaces().isPresent()) {
      events.changes().add(known);
    } else {
      if (known.duty().duties().isEmpty() && !event.isCancelled()) {
        intake.skip(block.line(), known.duty().whyNot());
      }
      core(events.cores(), known);
    }
  }

  /**
   * Adds a main event, dropping the older revision where the calendar holds it twice. Some
   * calendars give all their events one UID; those differ in their starts alone.
   */
  private void core(List<KnownEvent> cores, KnownEvent known) {
    for (KnownEvent other : List.copyOf(cores)) {
      boolean twin = other.event().start().instant().equals(known.event().start().instant());
      if (other.sequence() == known.sequence() && !twin) {
        continue;
      }
      boolean newer = known.sequence() >= other.sequence();
      intake.skip(
          newer ? other.event().line() : known.event().line(),
          "the event stands in this calendar twice; the newer one counts");
      if (!newer) {
        return;
      }
      cores.remove(other);
    }
    cores.add(known);
  }

  /** Passes every shift within the horizon to the intake. */
  void give() {
    series.values().forEach(this::give);
  }

  private void give(UidEvents events) {
    Set<KnownEvent> given = new HashSet<>();
    boolean whole = true;
    List<EventStarts> starts = new ArrayList<>();
    for (KnownEvent core : events.cores()) {
      if (core.event().isCancelled()) {
        intake.sink().leftOut("a cancelled event");
        continue;
      }
      try {
        EventStarts of = EventStarts.of(core.event(), horizon, zones);
        starts.add(of);
        giveCore(core, of, events.changes(), given);
      } catch (IllegalArgumentException e) {
        whole = false;
        intake.skip(core.event().line(), String.valueOf(e.getMessage()));
      }
    }
    for (KnownEvent change : events.changes().all()) {
      boolean excluded = starts.stream().anyMatch(of -> of.isExcluded(change.replaced()));
      if (!given.contains(change) && !excluded && !(whole && isOutdated(change, events, starts))) {
        giveChange(change);
      }
    }
  }

  private void giveCore(
      KnownEvent core, EventStarts starts, SeriesChanges changes, Set<KnownEvent> given) {
    boolean said = core.duty().duties().isEmpty();
    for (EventStarts.Occurrence occurrence : starts.occurrences()) {
      EventTime start = occurrence.start();
      Optional<KnownEvent> change = changes.of(start);
      if (starts.isExcluded(start)) {
        continue;
      }
      if (change.isPresent()) {
        if (given.add(change.get())) {
          giveChange(change.get());
        }
        continue;
      }
      Optional<KnownEvent> future = changes.from(start);
      KnownEvent by = future.orElse(core);
      if (by.event().isCancelled()) {
        continue;
      }
      if (by.duty().duties().isEmpty()) {
        if (!said) {
          intake.skip(by.event().line(), by.duty().whyNot());
          said = true;
        }
        continue;
      }
      EventTime moved = future.map(change2 -> moved(change2, start)).orElse(start);
      EventLength length = occurrence.length().orElse(by.event().length());
      give(by, moved, length, Origin.ROTATION);
    }
  }

  /**
   * Returns an occurrence's start moved by as much as a change of all later occurrences moved the
   * first.
   */
  private static EventTime moved(KnownEvent change, EventTime start) {
    Duration by = Duration.between(change.replaced().local(), change.event().start().local());
    return new EventTime(start.local().plus(by), start.zone(), start.isDate());
  }

  /**
   * Returns whether a change has an older revision and rules of its own, and its occurrence no
   * longer exists.
   */
  private static boolean isOutdated(KnownEvent change, UidEvents events, List<EventStarts> starts) {
    boolean older = events.cores().stream().anyMatch(core -> change.sequence() < core.sequence());
    IcalProperties properties = change.event().properties();
    boolean hasRules =
        properties.find("RRULE").isPresent()
            || properties.find("RDATE").isPresent()
            || properties.find("EXDATE").isPresent();
    Instant replaced = change.replaced().instant();
    return older
        && hasRules
        && starts.stream()
            .flatMap(of -> of.occurrences().stream())
            .noneMatch(occurrence -> occurrence.start().instant().equals(replaced));
  }

  private void giveChange(KnownEvent known) {
    if (known.event().isCancelled()) {
      intake.sink().leftOut("a cancelled event");
    } else if (known.duty().duties().isEmpty()) {
      intake.skip(known.event().line(), known.duty().whyNot());
    } else {
      give(known, known.event().start(), known.event().length(), Origin.OVERRIDE);
    }
  }

  private void give(KnownEvent known, EventTime start, EventLength length, Origin origin) {
    Instant end = length.end(start.local(), start.zone());
    // An event that ends before it starts is outside of any horizon, but nobody should have to
    // guess why.
    if (!end.isAfter(start.instant()) || horizon.meets(start.instant(), end)) {
      for (ShiftIntake.Duty duty : known.duty().duties()) {
        intake.take(
            known.event().line(),
            duty,
            start.instant(),
            end,
            start.zone().shown(),
            known.duty().outranks() ? Origin.OVERRIDE : origin);
      }
    }
  }
}
