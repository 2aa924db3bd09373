package io.signalbox.tools.workflow.officehours.topic;

import java.util.Locale;
import java.util.Optional;

/** Urgency of a request, the most urgent first. */
public enum Urgency {
  CRITICAL,
  HIGH,
  NORMAL,
  LOW;

  /** Returns the next higher urgency; the highest stays. */
  public Urgency sooner() {
    return switch (this) {
      case CRITICAL, HIGH -> CRITICAL;
      case NORMAL -> HIGH;
      case LOW -> NORMAL;
    };
  }

  /** Returns the name in settings and commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses a typed urgency. */
  public static Optional<Urgency> named(String text) {
    for (Urgency urgency : values()) {
      if (urgency.name().equalsIgnoreCase(text.strip())) {
        return Optional.of(urgency);
      }
    }
    return Optional.empty();
  }
}
