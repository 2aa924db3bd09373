package io.signalbox.tools.workflow.officehours;

import java.time.Instant;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;

/**
 * Appointment as an iCalendar file (RFC 5545). One that is booked again has the same UID and a
 * higher sequence, so that a calendar moves it. Pure.
 */
public final class CalendarInvitation {
  private CalendarInvitation() {}

  /**
   * Returns the file.
   *
   * @param with whom, as people read it
   * @param now when it is made
   */
  public static String of(OfficeHoursRequest request, Appointment slot, String with, Instant now) {
    VEvent event = new VEvent(/* initialise= */ false);
    event.add(new DtStamp(now));
    event.add(new DtStart<>(slot.start()));
    event.add(new DtEnd<>(slot.end()));
    event.add(new Summary("Office hours: request " + request.number()));
    event.add(new Uid("request-" + request.number() + "@signalbox"));
    event.add(new Sequence(request.revision()));
    event.add(new Description(with + "\n\n" + request.ask().question()));
    return new Calendar()
        .withProdId("-//Signalbox//Office hours//EN")
        .withDefaults()
        .withProperty(ImmutableMethod.PUBLISH)
        .withComponent(event)
        .getFluentTarget()
        .toString();
  }
}
