package io.signalbox.tools.core.limit;

/**
 * The arithmetic of a token bucket that holds a minute's worth. Levels are thousandths of a unit,
 * so that slow buckets fill as well.
 */
public record TokenBucket(long level, long filledAt) {
  static final long UNIT = 1_000;
  private static final long MINUTE = 60_000;

  public static TokenBucket full(long perMinute, long now) {
    return new TokenBucket(perMinute * UNIT, now);
  }

  /** The bucket as it is now. A clock that goes back fills nothing. */
  public TokenBucket at(long now, long perMinute) {
    long elapsed = Math.clamp(now - filledAt, 0, MINUTE);
    long most = perMinute * UNIT;
    return new TokenBucket(
        Math.min(most, level + elapsed * perMinute * UNIT / MINUTE), Math.max(now, filledAt));
  }

  public TokenBucket minus(long units) {
    return new TokenBucket(level - units * UNIT, filledAt);
  }

  public long units() {
    return Math.floorDiv(level, UNIT);
  }

  /** Milliseconds until so many units are in it; a whole minute for more than it ever holds. */
  public long millisUntil(long units, long perMinute) {
    long missing = units * UNIT - level;
    return missing <= 0 ? 0 : Math.min(MINUTE, Math.ceilDiv(missing * MINUTE, perMinute * UNIT));
  }
}
