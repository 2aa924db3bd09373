package io.signalbox.tools.workflow.officehours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Booked conversation with an expert: its start and length. */
public record Appointment(Instant start, Duration length) {

  /** Parses the text form {@code start/length} that a request's events contain. */
  static Appointment parse(String text) {
    String[] parts = text.split("/", 3);
    return new Appointment(Instant.parse(parts[0]), Duration.parse(parts[1]));
  }

  /** Returns the appointment that a booking event names. */
  public static Appointment of(RequestEvent event) {
    return parse(event.text());
  }

  /** Returns the expert who had the slot before an event moved or freed it. */
  public static Optional<String> before(RequestEvent event) {
    String[] parts = event.text().split("/", 3);
    return parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
  }

  public Instant end() {
    return start.plus(length);
  }

  @Override
  public String toString() {
    return start + "/" + length;
  }
}
