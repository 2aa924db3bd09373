package io.signalbox.ingestion.oncall.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Time zone of a calendar event, from the JDK or from the calendar's own VTIMEZONE rules.
 *
 * @param shown the zone for showing times; another than the rules' where a calendar brings rules of
 *     its own
 */
record EventZone(ZoneRules rules, ZoneId shown) {

  static EventZone of(ZoneId zone) {
    return new EventZone(zone.getRules(), zone);
  }

  /**
   * Converts a local time to an instant as {@code java.time} does: a skipped time moves on by the
   * gap, a repeated one is its first occurrence.
   */
  Instant instant(LocalDateTime local) {
    Optional<ZoneOffsetTransition> change = Optional.ofNullable(rules.getTransition(local));
    return change
        .map(transition -> local.toInstant(transition.getOffsetBefore()))
        .orElseGet(() -> local.toInstant(rules.getOffset(local)));
  }

  LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }
}
