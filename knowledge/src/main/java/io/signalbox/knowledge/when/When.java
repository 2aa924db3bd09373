package io.signalbox.knowledge.when;

import java.time.Instant;

/** A point or a stretch of time that somebody named. */
public sealed interface When {

  /** A point in time. */
  record At(Instant instant) implements When {}

  /**
   * A stretch of time.
   *
   * @param to first instant after it, later than {@code from}
   */
  record During(Instant from, Instant to) implements When {
    public During {
      if (!to.isAfter(from)) {
        throw new IllegalArgumentException("a stretch of time ends after it starts");
      }
    }

    /** Whether the instant falls into the stretch; the end does not. */
    public boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }
}
