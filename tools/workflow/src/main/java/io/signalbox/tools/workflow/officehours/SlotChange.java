package io.signalbox.tools.workflow.officehours;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Event to record when a change of a request moves or frees its booked slot.
 *
 * @param text the slot and who had it before, as {@link Appointment} reads it
 */
record SlotChange(RequestEvent.RequestEventKind kind, String text) {
  /**
   * Assigns the booked slot of a changed request to its new expert, or frees it, and returns the
   * event to record; empty when nothing changes. What happened is said with the slot and who had it
   * before.
   */
  static Optional<SlotChange> follow(Handle handle, OfficeHoursRequest after, Instant now) {
    Optional<BookingRows.Booking> booked = BookingRows.coming(handle, after.number(), now);
    if (booked.isEmpty()) {
      return Optional.empty();
    }
    BookingRows.Booking booking = booked.get();
    Optional<String> holder = after.holder();
    boolean stays =
        !after.state().isOver() && booking.pool().equals(after.pool()) && holder.isPresent();
    if (stays && holder.get().equals(booking.person())) {
      return Optional.empty();
    }
    if (stays && !BookingRows.isBusy(handle, holder.get(), booking.slot())) {
      BookingRows.handTo(handle, after.number(), booking.slot(), holder.get());
      return Optional.of(SlotChange.of(RequestEvent.RequestEventKind.SLOT_MOVED, booking));
    }
    BookingRows.free(handle, after.number());
    return Optional.of(SlotChange.of(RequestEvent.RequestEventKind.SLOT_FREED, booking));
  }

  private static SlotChange of(RequestEvent.RequestEventKind kind, BookingRows.Booking booking) {
    return new SlotChange(kind, booking.slot() + "/" + booking.person());
  }
}
