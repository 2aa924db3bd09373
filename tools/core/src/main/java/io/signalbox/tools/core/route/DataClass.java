package io.signalbox.tools.core.route;

import java.util.Locale;
import java.util.Optional;

/** Confidentiality class of data, in ascending order. */
public enum DataClass {
  PUBLIC,
  INTERNAL,
  CONFIDENTIAL,
  RESTRICTED;

  /** Returns whether clearance for this class includes the other. */
  public boolean covers(DataClass other) {
    return compareTo(other) >= 0;
  }

  /** Returns the class with this name, ignoring case. */
  public static Optional<DataClass> named(String name) {
    for (DataClass each : values()) {
      if (each.name().equalsIgnoreCase(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the name in lower case, as settings and headers write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
