package io.signalbox.tools.core.limit;

/**
 * Immutable state of a token bucket for a rate limit per minute; its capacity is one minute's
 * allowance. Levels are thousandths of a unit, so that slow buckets fill as well.
 */
public record TokenBucket(long level, long filledAt) {
  static final long UNIT = 1_000;
  private static final long MINUTE = 60_000;

  public static TokenBucket full(long perMinute, long now) {
    return new TokenBucket(perMinute * UNIT, now);
  }

  /**
   * Returns the bucket refilled up to this time, in milliseconds since 1970. A clock that goes back
   * fills nothing.
   */
  public TokenBucket at(long now, long perMinute) {
    long elapsed = Math.max(0, now - filledAt);
    long most = perMinute * UNIT;
    // A bucket that owes takes longer than a minute to fill.
    long minutes = Math.min(elapsed / MINUTE, (most - level) / most + 1);
    long gained = minutes * most + elapsed % MINUTE * most / MINUTE;
    return new TokenBucket(Math.min(most, level + gained), Math.max(now, filledAt));
  }

  public TokenBucket minus(long units) {
    return new TokenBucket(level - units * UNIT, filledAt);
  }

  public long units() {
    return Math.floorDiv(level, UNIT);
  }

  /**
   * Returns the milliseconds until the bucket holds this many units; one minute when that exceeds
   * its capacity.
   */
  public long millisUntil(long units, long perMinute) {
    if (units > perMinute) {
      return MINUTE;
    }
    long missing = Math.min(units * UNIT - level, Long.MAX_VALUE / MINUTE);
    return missing <= 0 ? 0 : Math.ceilDiv(missing * MINUTE, perMinute * UNIT);
  }
}
