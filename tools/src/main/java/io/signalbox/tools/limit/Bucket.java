package io.signalbox.tools.limit;

/**
 * The arithmetic of a token bucket that holds a minute's worth. Levels are thousandths of a unit,
 * so that slow buckets fill as well.
 */
record Bucket(long level, long filledAt) {
  static final long UNIT = 1_000;
  private static final long MINUTE = 60_000;

  static Bucket full(long perMinute, long now) {
    return new Bucket(perMinute * UNIT, now);
  }

  /** The bucket as it is now. A clock that goes back fills nothing. */
  Bucket at(long now, long perMinute) {
    long elapsed = Math.clamp(now - filledAt, 0, MINUTE);
    long most = perMinute * UNIT;
    return new Bucket(
        Math.min(most, level + elapsed * perMinute * UNIT / MINUTE), Math.max(now, filledAt));
  }

  Bucket minus(long units) {
    return new Bucket(level - units * UNIT, filledAt);
  }

  long units() {
    return Math.floorDiv(level, UNIT);
  }

  /** Milliseconds until so many units are in it; a whole minute for more than it ever holds. */
  long millisUntil(long units, long perMinute) {
    long missing = units * UNIT - level;
    return missing <= 0 ? 0 : Math.min(MINUTE, Math.ceilDiv(missing * MINUTE, perMinute * UNIT));
  }
}
