package io.signalbox.knowledge.table;

import java.time.Duration;
import java.time.Instant;

/**
 * Lease of a process on a table row, kept in the column {@code leased_until}: another process may
 * claim the row only after that time. A time further off than any row is ever held for is from
 * before the clock was put back, and holds nobody off.
 */
public final class LeaseTimes {
  /** Longest time for which a row is leased or postponed. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** SQL condition of a row that no process has leased; binds {@code now} and {@code far}. */
  public static final String FREE = "(leased_until <= :now OR leased_until > :far)";

  private LeaseTimes() {}

  /** Returns the value to bind as {@code far}: leases that end later are invalid. */
  public static Instant far(Instant now) {
    return now.plus(LONGEST);
  }

  /** Returns the end of a lease or pause of this length from now, at most {@link #LONGEST}. */
  public static Instant until(Instant now, Duration pause) {
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
