package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.tools.workflow.officehours.Appointment;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursOutcome;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import io.signalbox.tools.workflow.officehours.SlotBookings;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Handler of office-hours slots, by dialog or by text: lists free ones and books one, with times in
 * the reader's zone.
 */
final class SlotHandler {
  private static final int MOST = 20;

  private final OfficeHours hours;
  private final SlotBookings bookings;
  private final SlotTimes times;

  SlotHandler(OfficeHours hours, SlotBookings bookings, SlotTimes times) {
    this.hours = hours;
    this.bookings = bookings;
    this.times = times;
  }

  SlotTimes times() {
    return times;
  }

  /** Returns the free slots of a request's pool. */
  List<Appointment> free(long number) {
    return hours
        .find(number)
        .map(bookings::free)
        .map(all -> all.stream().limit(MOST).toList())
        .orElse(List.of());
  }

  /**
   * Books the slot that the text names by its label or instant; without a match lists the free
   * slots.
   */
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
          .filter(each -> names(text, times.label(each, user)))
          .map(Appointment::start)
          .findFirst();
    }
  }

  /** Returns whether the text is the beginning of a slot's label and holds a time. */
  private static boolean names(String text, String label) {
    return text.contains(":")
        && label.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
  }

  private HandlerReply list(long number, List<Appointment> free, String rest, String user) {
    String listed =
        free.stream().map(each -> "• " + times.label(each, user)).collect(Collectors.joining("\n"));
    String form = "`/office-hours book " + number + " " + times.label(free.getFirst(), user) + "`";
    return new HandlerReply(
        (rest.isBlank() ? "" : "There is no such slot. ")
            + "Free slots ("
            + times.zone(user)
            + "); book one with "
            + form
            + ":\n"
            + listed,
        rest.isBlank());
  }

  private Optional<Appointment> slot(OfficeHoursRequest request, Instant start) {
    return hours.timeline(request.number()).stream()
        .filter(event -> event.kind() == RequestEvent.RequestEventKind.BOOKED)
        .map(Appointment::of)
        .filter(each -> each.start().equals(start))
        .findFirst();
  }

  HandlerReply book(long number, String user, Instant start) {
    return switch (bookings.book(number, user, start)) {
      case OfficeHoursOutcome.RequestDone done ->
          new HandlerReply(
              "Request %d: booked for *%s*%s. The invitation is in your direct messages."
                  .formatted(
                      number,
                      slot(done.request(), start)
                          .map(booked -> times.words(booked, user))
                          .orElseGet(() -> MrkdwnText.time(start)),
                      done.request()
                          .holder()
                          .map(expert -> " with " + MrkdwnText.person(expert))
                          .orElse("")),
              true);
      case OfficeHoursOutcome.InOtherHands taken -> HandlerReply.no("Somebody has it already.");
      case OfficeHoursOutcome.RequestRefused refused ->
          HandlerReply.no(MrkdwnText.escaped(refused.sentence()));
    };
  }
}
