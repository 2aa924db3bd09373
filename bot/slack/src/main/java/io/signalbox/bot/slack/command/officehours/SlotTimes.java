package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.tools.workflow.officehours.Appointment;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formatter of slots in each reader's time zone.
 *
 * @param usual zone of those whose own is not known
 */
record SlotTimes(SlackPeople people, ZoneId usual) {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  ZoneId zone(String reader) {
    return people.zone(reader).orElse(usual);
  }

  /** Returns day, begin and end: {@code Tue 1 Dec, 14:00–14:20}. */
  String label(Appointment slot, String reader) {
    ZonedDateTime start = slot.start().atZone(zone(reader));
    return START.format(start) + "–" + END.format(start.plus(slot.length()));
  }

  /** Returns the same with the zone, for messages that are read later. */
  String words(Appointment slot, String reader) {
    return label(slot, reader) + " (" + zone(reader) + ")";
  }
}
