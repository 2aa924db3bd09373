package io.signalbox.tools.workflow.officehours;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Change of a booked slot that follows from a change of its request.
 *
 * @param text the slot and who had it before, as {@link Appointment} reads it
 */
record SlotChange(RequestEvent.RequestEventKind kind, String text) {
  /**
   * Has a booked slot follow its request, in the transaction in which that changed: to whoever has
   * it now, or free again where they cannot take it, or where the request is over or in another
   * pool. What happened is said with the slot and who had it before.
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
