package io.signalbox.knowledge.lookup.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Reference for words such as "today": current instant, time zone, and whether the text is about
 * the past.
 *
 * @param past whether the text speaks of the past, so that "on Friday" is the one before
 */
record TimeFrame(Instant now, ZoneId zone, boolean past) {
  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
