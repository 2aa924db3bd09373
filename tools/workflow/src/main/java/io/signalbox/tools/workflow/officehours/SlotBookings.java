package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.OfficeHours.ObjectionException;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestChanges.RequestChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Lists and books the free slots of office hours: each slot is given once, and no expert has two
 * conversations at the same time. Safe for use from several threads and processes.
 */
public final class SlotBookings {
  private static final int DAYS_AHEAD = 14;

  private final OfficeHours hours;
  private final OfficeHoursPeople people;
  private final ZoneId zone;

  /**
   * @param zone in which the settings' times of day are meant
   */
  public SlotBookings(OfficeHours hours, OfficeHoursPeople people, ZoneId zone) {
    this.hours = hours;
    this.people = people;
    this.zone = zone;
  }

  /** Returns the free slots of a request's pool in the next 14 days, the soonest first. */
  public List<Appointment> free(OfficeHoursRequest request) {
    return hours.jdbi().withHandle(handle -> free(handle, hours.pool(request)));
  }

  private List<Appointment> free(Handle handle, ExpertPool pool) {
    Instant now = hours.clock().instant();
    Set<Instant> taken = BookingRows.taken(handle, pool.name(), now);
    List<Appointment> free = new ArrayList<>();
    for (OfficeHoursSettings.Slot slot : hours.settings().slots()) {
      if (slot.pool().equals(pool.name())) {
        coming(slot, now).stream().filter(each -> !taken.contains(each.start())).forEach(free::add);
      }
    }
    free.sort(Comparator.comparing(Appointment::start));
    return free;
  }

  private List<Appointment> coming(OfficeHoursSettings.Slot slot, Instant now) {
    List<Appointment> coming = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (int i = 0; i <= DAYS_AHEAD; i++) {
      LocalDate day = today.plusDays(i);
      if (day.getDayOfWeek() == slot.day()) {
        ZonedDateTime end = day.atTime(slot.to()).atZone(zone);
        ZonedDateTime start = day.atTime(slot.from()).atZone(zone);
        while (!start.plus(slot.length()).isAfter(end)) {
          if (start.toInstant().isAfter(now)) {
            coming.add(new Appointment(start.toInstant(), slot.length()));
          }
          start = start.plus(slot.length());
        }
      }
    }
    return coming;
  }

  /**
   * Books a slot for a request, and frees another that it had.
   *
   * @param start of one of the {@link #free} slots
   */
  public OfficeHoursOutcome book(long number, String person, Instant start) {
    return hours.act(number, (handle, r, now) -> booked(handle, r, person, start, now));
  }

  private Optional<RequestChange> booked(
      Handle handle, OfficeHoursRequest r, String person, Instant start, Instant now)
      throws ObjectionException {
    ExpertPool pool = hours.pool(r);
    if (!r.asker().equals(person) && !hours.isExpert(pool, person)) {
      throw new ObjectionException(
          "Only whoever asked and experts of the pool " + pool.name() + " can book.");
    }
    if (r.state().isOver() || r.state() == RequestState.OFFERED) {
      throw new ObjectionException("Request " + r.number() + " is not with the experts.");
    }
    Appointment slot =
        free(handle, pool).stream()
            .filter(each -> each.start().equals(start))
            .findFirst()
            .orElseThrow(() -> new ObjectionException("That slot is not free; take another."));
    String expert = expert(handle, pool, r, now);
    BookingRows.free(handle, r.number());
    if (BookingRows.isBusy(handle, expert, slot)) {
      throw new ObjectionException("The expert has another conversation then; take another slot.");
    }
    if (!BookingRows.insert(
        handle, new BookingRows.Booking(pool.name(), slot, expert), r.number())) {
      throw new ObjectionException("Somebody just took that slot; take another.");
    }
    boolean waits = r.state() == RequestState.WAITING;
    OfficeHoursRequest after =
        r.moved(
            r.state(),
            Optional.of(expert),
            now,
            waits ? Optional.of(slot.end().plus(pool.target())) : r.dueAt());
    return Optional.of(
        new RequestChange(
            after, RequestEvent.RequestEventKind.BOOKED, Optional.of(person), slot.toString()));
  }

  /** Returns the person who has the request or is asked next, else the owner of the pool. */
  private String expert(Handle handle, ExpertPool pool, OfficeHoursRequest r, Instant now)
      throws ObjectionException {
    return r.holder()
        .or(() -> hours.next(handle, pool, r.topic(), Set.of(), now))
        .or(() -> pool.owner().flatMap(people::find))
        .orElseThrow(
            () -> new ObjectionException("Nobody of the pool " + pool.name() + " can be reached."));
  }
}
