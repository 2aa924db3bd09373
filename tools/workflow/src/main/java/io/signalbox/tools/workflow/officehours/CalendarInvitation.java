package io.signalbox.tools.workflow.officehours;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;

/**
 * Writer of an appointment as an iCalendar file (RFC 5545). One that is booked again has the same
 * UID and a higher sequence, so that a calendar moves it. Pure.
 */
public final class CalendarInvitation {
  private CalendarInvitation() {}

  /**
   * Participant of an appointment, for the calendar file.
   *
   * @param address empty where Slack does not tell it
   */
  public record Participant(String name, Optional<String> address) {}

  /**
   * Returns the file that adds the appointment to a calendar. With an expert whose address is known
   * it is a request that can be answered.
   *
   * @param now when it is made
   */
  public static String of(
      OfficeHoursRequest request,
      Appointment slot,
      Participant asker,
      Participant expert,
      Instant now) {
    Method method =
        expert.address().isPresent() ? ImmutableMethod.REQUEST : ImmutableMethod.PUBLISH;
    return file(method, event(request, slot, List.of(asker, expert), now));
  }

  /**
   * Returns the file that cancels the appointment in the calendar of an expert who no longer has
   * it.
   */
  public static String cancelled(
      OfficeHoursRequest request, Appointment slot, Participant expert, Instant now) {
    VEvent event = event(request, slot, List.of(expert), now);
    event.add(new Status(Status.VALUE_CANCELLED));
    return file(ImmutableMethod.CANCEL, event);
  }

  private static VEvent event(
      OfficeHoursRequest request, Appointment slot, List<Participant> people, Instant now) {
    VEvent event = new VEvent(/* initialise= */ false);
    event.add(new DtStamp(now));
    event.add(new DtStart<>(slot.start()));
    event.add(new DtEnd<>(slot.end()));
    event.add(new Summary("Office hours: request " + request.number()));
    event.add(new Uid("request-" + request.number() + "@signalbox"));
    event.add(new Sequence(request.revision()));
    String names = String.join(" and ", people.stream().map(Participant::name).toList());
    event.add(new Description(names + "\n\n" + request.ask().question()));
    people
        .getLast()
        .address()
        .ifPresent(
            address ->
                event.add(
                    new Organizer(mail(address))
                        .withParameter(name(people.getLast()))
                        .getFluentTarget()));
    for (Participant person : people) {
      person
          .address()
          .ifPresent(
              address ->
                  event.add(
                      new Attendee(mail(address))
                          .withParameter(name(person))
                          .withParameter(Rsvp.TRUE)
                          .getFluentTarget()));
    }
    return event;
  }

  private static Cn name(Participant person) {
    return new Cn(person.name());
  }

  private static URI mail(String address) {
    return URI.create("mailto:" + address.replaceAll("[\\s<>\"]", ""));
  }

  private static String file(Method method, VEvent event) {
    return new Calendar()
        .withProdId("-//Signalbox//Office hours//EN")
        .withDefaults()
        .withProperty(method)
        .withComponent(event)
        .getFluentTarget()
        .toString();
  }
}
