package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.table.ColumnValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table triage_booking of booked office-hours slots; runs in the caller's
 * transaction.
 */
final class BookingRows {
  private BookingRows() {}

  /**
   * Slot booked for a request.
   *
   * @param person the expert
   */
  record Booking(String pool, Appointment slot, String person) {}

  /** Returns the starts of a pool's booked slots from a time on. */
  static Set<Instant> taken(Handle handle, String pool, Instant from) {
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT starts_at FROM triage_booking WHERE pool = :pool AND starts_at >= :from")
            .bind("pool", pool)
            .bind("from", ColumnValues.time(from))
            .map((row, context) -> ColumnValues.time(row, "starts_at"))
            .list());
  }

  /** Returns the booked slot of a request that has not begun yet. */
  static Optional<Booking> coming(Handle handle, long number, Instant now) {
    return handle
        .createQuery(
            """
            SELECT pool, starts_at, ends_at, person FROM triage_booking
            WHERE number = :number AND starts_at > :now
            """)
        .bind("number", number)
        .bind("now", ColumnValues.time(now))
        .map(
            (row, context) -> {
              Instant start = ColumnValues.time(row, "starts_at");
              Duration length = Duration.between(start, ColumnValues.time(row, "ends_at"));
              return new Booking(
                  row.getString("pool"), new Appointment(start, length), row.getString("person"));
            })
        .findFirst();
  }

  static boolean isBusy(Handle handle, String person, Appointment slot) {
    return handle
            .createQuery(
                """
                SELECT COUNT(*) FROM triage_booking
                WHERE person = :person AND starts_at < :end AND ends_at > :start
                """)
            .bind("person", person)
            .bind("start", ColumnValues.time(slot.start()))
            .bind("end", ColumnValues.time(slot.end()))
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Books a slot for a request; returns false when it was just taken. */
  static boolean insert(Handle handle, Booking booking, long number) {
    return handle
            .createUpdate(
                """
                INSERT INTO triage_booking (pool, starts_at, ends_at, number, person)
                VALUES (:pool, :start, :end, :number, :person) ON CONFLICT DO NOTHING
                """)
            .bind("pool", booking.pool())
            .bind("start", ColumnValues.time(booking.slot().start()))
            .bind("end", ColumnValues.time(booking.slot().end()))
            .bind("number", number)
            .bind("person", booking.person())
            .execute()
        == 1;
  }

  /** Assigns the booked slot of a request to another expert. */
  static void handTo(Handle handle, long number, Appointment slot, String person) {
    handle.execute(
        "UPDATE triage_booking SET person = ? WHERE number = ? AND starts_at = ?",
        person,
        number,
        ColumnValues.time(slot.start()));
  }

  /** Deletes the bookings of a request. */
  static void free(Handle handle, long number) {
    handle.execute("DELETE FROM triage_booking WHERE number = ?", number);
  }
}
