package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.CalendarZoneNames;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ZoneRulesBuilder;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.util.Strings;

/**
 * Resolves time zone names used in one calendar. A name that the JDK knows wins over the calendar's
 * own definition of it, which is often decades old; only a name of the calendar's own invention is
 * looked up in its VTIMEZONE.
 */
final class CalendarZones {
  private final Map<String, IcalBlocks.Block> definitions = new HashMap<>();
  private final Map<String, Optional<EventZone>> known = new HashMap<>();
  private final ZoneId defaultZone;
  private Optional<EventZone> own = Optional.empty();

  CalendarZones(ZoneId defaultZone) {
    this.defaultZone = defaultZone;
  }

  /** Sets the calendar's own zone, from {@code X-WR-TIMEZONE}. */
  void calendarZone(String name) {
    own = CalendarZoneNames.find(plainName(name)).map(EventZone::of);
  }

  /** Returns the calendar's own zone; empty when it names none. */
  Optional<EventZone> ofCalendar() {
    return own;
  }

  /** Returns the zone of times that name none: the calendar's own, else the default. */
  EventZone floating() {
    return own.orElseGet(() -> EventZone.of(defaultZone));
  }

  /** Returns a zone name without the quotes and escapes that some vendors put into it. */
  private static String plainName(String written) {
    return Strings.unescape(written.replace("\"", "").strip()).strip();
  }

  /** Stores a VTIMEZONE block, which is parsed when an event uses its name. */
  void define(IcalBlocks.Block block) {
    for (String line : block.lines()) {
      if (line.toUpperCase(Locale.ROOT).startsWith("TZID:")) {
        definitions.putIfAbsent(plainName(line.substring("TZID:".length())), block);
      }
    }
  }

  Optional<EventZone> find(String tzid) {
    return known.computeIfAbsent(
        plainName(tzid),
        name ->
            CalendarZoneNames.find(name)
                .map(EventZone::of)
                .or(() -> Optional.ofNullable(definitions.get(name)).flatMap(this::defined)));
  }

  private Optional<EventZone> defined(IcalBlocks.Block block) {
    for (String line : block.lines()) {
      if (line.toUpperCase(Locale.ROOT).startsWith("X-LIC-LOCATION:")) {
        Optional<ZoneId> location =
            CalendarZoneNames.find(line.substring("X-LIC-LOCATION:".length()));
        if (location.isPresent()) {
          return location.map(EventZone::of);
        }
      }
    }
    try {
      Calendar calendar =
          new CalendarBuilder().build(new StringReader(withoutAddress(block).calendar()));
      Optional<VTimeZone> definition = calendar.getComponent("VTIMEZONE");
      if (definition.isEmpty()) {
        return Optional.empty();
      }
      ZoneRules rules = new ZoneRulesBuilder().vTimeZone(definition.get()).build();
      return Optional.of(new EventZone(rules, defaultZone));
    } catch (IOException | ParserException | RuntimeException e) {
      // Whatever is wrong with the definition, the zone is unknown, and each event that uses it
      // says so.
      return Optional.empty();
    }
  }

  /** Removes TZURL, so that no address in a calendar can ever be fetched. */
  private static IcalBlocks.Block withoutAddress(IcalBlocks.Block block) {
    return new IcalBlocks.Block(
        block.kind(),
        block.line(),
        block.lines().stream()
            .filter(line -> !line.toUpperCase(Locale.ROOT).startsWith("TZURL"))
            .toList());
  }
}
