package io.signalbox.tools.workflow.officehours;

import java.time.Duration;
import java.time.Instant;

/** A conversation in office hours. */
public record Appointment(Instant start, Duration length) {

  /** Parses the form used in a request's events. */
  static Appointment parse(String text) {
    String[] parts = text.split("/", 2);
    return new Appointment(Instant.parse(parts[0]), Duration.parse(parts[1]));
  }

  /** The one that an event of the kind {@link RequestEvent.RequestEventKind#BOOKED} is about. */
  public static Appointment of(RequestEvent event) {
    return parse(event.text());
  }

  public Instant end() {
    return start.plus(length);
  }

  @Override
  public String toString() {
    return start + "/" + length;
  }
}
