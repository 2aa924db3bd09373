package io.signalbox.tools.route;

import java.util.Locale;
import java.util.Optional;

/** How far data may travel, from the least to the most protected. */
public enum DataClass {
  PUBLIC,
  INTERNAL,
  CONFIDENTIAL,
  RESTRICTED;

  /** Whether something cleared for this class may carry data of the other. */
  public boolean covers(DataClass other) {
    return compareTo(other) >= 0;
  }

  /** The class of this name, upper or lower case. */
  public static Optional<DataClass> named(String name) {
    for (DataClass each : values()) {
      if (each.name().equalsIgnoreCase(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The name as settings and headers write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
