package io.signalbox.tools.workflow.officehours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A conversation in office hours. */
public record Appointment(Instant start, Duration length) {

  /** Parses the form used in a request's events. */
  static Appointment parse(String text) {
    String[] parts = text.split("/", 3);
    return new Appointment(Instant.parse(parts[0]), Duration.parse(parts[1]));
  }

  /** The one that an event about a slot names. */
  public static Appointment of(RequestEvent event) {
    return parse(event.text());
  }

  /** The expert who had it before an event moved or freed it. */
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
