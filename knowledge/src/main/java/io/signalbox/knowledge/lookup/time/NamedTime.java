package io.signalbox.knowledge.lookup.time;

import java.time.Instant;

/** Point or period of time named in a text. */
public sealed interface NamedTime {

  /** Returns the point itself, or the first instant of the period. */
  Instant start();

  /** Returns the point itself, or the first instant after the period. */
  Instant end();

  /** A point in time. */
  record At(Instant instant) implements NamedTime {
    @Override
    public Instant start() {
      return instant;
    }

    @Override
    public Instant end() {
      return instant;
    }
  }

  /**
   * Period of time.
   *
   * @param to first instant after it, later than {@code from}
   */
  record During(Instant from, Instant to) implements NamedTime {
    public During {
      if (!to.isAfter(from)) {
        throw new IllegalArgumentException("a stretch of time ends after it starts");
      }
    }

    @Override
    public Instant start() {
      return from;
    }

    @Override
    public Instant end() {
      return to;
    }

    /** Returns whether the period covers the instant; its end is exclusive. */
    public boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }
}
