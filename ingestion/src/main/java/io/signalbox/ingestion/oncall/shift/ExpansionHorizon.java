package io.signalbox.ingestion.oncall.shift;

import java.time.Instant;

/**
 * Period for which rotations and recurring events are expanded into shifts.
 *
 * @param from first instant
 * @param to first instant after it; later than {@code from}
 */
public record ExpansionHorizon(Instant from, Instant to) {
  public ExpansionHorizon {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("the horizon ends at " + to + ", before it starts");
    }
  }

  /** Returns whether the span overlaps the horizon. */
  public boolean meets(Instant start, Instant end) {
    return start.isBefore(to) && end.isAfter(from);
  }
}
