package io.signalbox.knowledge.lookup.time;

import java.time.Instant;

/** Point or period of time named in a text. */
public sealed interface NamedTime {

  /** A point in time. */
  record At(Instant instant) implements NamedTime {}

  /**
   * A stretch of time.
   *
   * @param to first instant after it, later than {@code from}
   */
  record During(Instant from, Instant to) implements NamedTime {
    public During {
      if (!to.isAfter(from)) {
        throw new IllegalArgumentException("a stretch of time ends after it starts");
      }
    }

    /** Returns whether the period covers the instant; its end is exclusive. */
    public boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }
}
