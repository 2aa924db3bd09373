package io.signalbox.knowledge.table;

import java.time.Duration;
import java.time.Instant;

/**
 * Claim of a process on a row, held in the column {@code leased_until}: another process may take
 * the row only after that time. A time further off than any row is ever held for is from before the
 * clock was put back, and holds nobody off.
 */
public final class LeaseTimes {
  /** Longest time for which a row is claimed or postponed. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** Condition of a row that is free; binds {@code now} and {@code far}. */
  public static final String FREE = "(leased_until <= :now OR leased_until > :far)";

  private LeaseTimes() {}

  /** Returns the value of {@code far} for this time. */
  public static Instant far(Instant now) {
    return now.plus(LONGEST);
  }

  /** Until when a row is left alone that waits for this long from now, at most {@link #LONGEST}. */
  public static Instant until(Instant now, Duration pause) {
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
