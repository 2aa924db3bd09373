package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.tools.workflow.officehours.Appointment;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursOutcome;
import io.signalbox.tools.workflow.officehours.SlotBookings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Slots, by form or by text, in the reader's zone. */
final class SlotHandler {
  private static final int MOST = 20;
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

  private final OfficeHours hours;
  private final SlotBookings bookings;
  private final SlackPeople people;
  private final ZoneId usual;

  /**
   * @param usual zone of those whose own is not known
   */
  SlotHandler(OfficeHours hours, SlotBookings bookings, SlackPeople people, ZoneId usual) {
    this.hours = hours;
    this.bookings = bookings;
    this.people = people;
    this.usual = usual;
  }

  /** The free slots of a request's pool. */
  List<Appointment> free(long number) {
    return hours
        .find(number)
        .map(bookings::free)
        .map(all -> all.stream().limit(MOST).toList())
        .orElse(List.of());
  }

  /** Returns the slot in the reader's time zone. */
  String label(Appointment slot, String reader) {
    return LABEL.format(slot.start().atZone(people.zone(reader).orElse(usual)));
  }

  /** Books by a slot's number in the list, its words in it, or its instant; or lists them. */
  HandlerReply typed(long number, String rest, String user) {
    List<Appointment> free = free(number);
    if (free.isEmpty()) {
      return HandlerReply.no(
          "No slot is free in the next two weeks; the settings' section office-hours.calendar has"
              + " them.");
    }
    Optional<Instant> start = start(free, rest.strip(), user);
    return start.isPresent() ? book(number, user, start.get()) : list(number, free, rest, user);
  }

  private Optional<Instant> start(List<Appointment> free, String text, String user) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return free.stream()
          .filter(each -> label(each, user).equalsIgnoreCase(text))
          .map(Appointment::start)
          .findFirst();
    }
  }

  private HandlerReply list(long number, List<Appointment> free, String rest, String user) {
    String listed =
        free.stream().map(each -> "• " + label(each, user)).collect(Collectors.joining("\n"));
    String form = "`/office-hours book " + number + " " + label(free.getFirst(), user) + "`";
    return new HandlerReply(
        (rest.isBlank() ? "" : "There is no such slot. ")
            + "Free slots, by your clock; book one with "
            + form
            + ":\n"
            + listed,
        rest.isBlank());
  }

  HandlerReply book(long number, String user, Instant start) {
    return switch (bookings.book(number, user, start)) {
      case OfficeHoursOutcome.RequestDone done ->
          new HandlerReply(
              "Booked for request %d: %s. The invitation comes in a direct message."
                  .formatted(number, MrkdwnText.exactTime(start)),
              true);
      case OfficeHoursOutcome.InOtherHands taken -> HandlerReply.no("Somebody has it already.");
      case OfficeHoursOutcome.RequestRefused refused ->
          HandlerReply.no(MrkdwnText.escaped(refused.sentence()));
    };
  }
}
