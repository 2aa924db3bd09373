package io.signalbox.tools.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time by which everything done for a call must end. */
record Deadline(Instant at, Clock clock) {
  static Deadline in(Duration duration, Clock clock) {
    return new Deadline(clock.instant().plus(duration), clock);
  }

  /** Returns the remaining time; never negative. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }

  /** The earlier one of this and a time from now. */
  Deadline orIn(Duration duration) {
    Deadline other = in(duration, clock);
    return other.at.isBefore(at) ? other : this;
  }
}
