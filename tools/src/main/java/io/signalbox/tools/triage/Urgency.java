package io.signalbox.tools.triage;

import java.util.Locale;
import java.util.Optional;

/** How soon a request needs somebody, the most urgent first. */
public enum Urgency {
  CRITICAL,
  HIGH,
  NORMAL,
  LOW;

  /** One step more urgent. */
  Urgency sooner() {
    return switch (this) {
      case CRITICAL, HIGH -> CRITICAL;
      case NORMAL -> HIGH;
      case LOW -> NORMAL;
    };
  }

  /** As settings and commands write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The urgency that somebody typed. */
  public static Optional<Urgency> named(String text) {
    for (Urgency urgency : values()) {
      if (urgency.name().equalsIgnoreCase(text.strip())) {
        return Optional.of(urgency);
      }
    }
    return Optional.empty();
  }
}
