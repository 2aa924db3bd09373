package io.signalbox.knowledge.table;

import java.time.Duration;
import java.time.Instant;

/**
 * When a row that one of several processes has in hand may be taken by another: its column {@code
 * leased_until} holds a time until which it is not. A time further off than any row is ever held
 * for is from before the clock was put back, and holds nobody off.
 */
public final class Lease {
  /** No row is held, or put back, for longer. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** Condition of a row that is free; binds {@code now} and {@code far}. */
  public static final String FREE = "(leased_until <= :now OR leased_until > :far)";

  private Lease() {}

  /** What {@code far} is to be at this time. */
  public static Instant far(Instant now) {
    return now.plus(LONGEST);
  }

  /** Until when a row is left alone that waits for this long from now, at most {@link #LONGEST}. */
  public static Instant until(Instant now, Duration pause) {
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
