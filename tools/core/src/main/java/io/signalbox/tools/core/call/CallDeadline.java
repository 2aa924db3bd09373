package io.signalbox.tools.core.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time by which everything done for a call must end. */
public record CallDeadline(Instant at, Clock clock) {
  public static CallDeadline in(Duration duration, Clock clock) {
    return new CallDeadline(clock.instant().plus(duration), clock);
  }

  /** Returns the remaining time; never negative. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean isOver() {
    return left().isZero();
  }

  /** Returns the earlier of this deadline and one this duration from now. */
  public CallDeadline orIn(Duration duration) {
    CallDeadline other = in(duration, clock);
    return other.at.isBefore(at) ? other : this;
  }
}
