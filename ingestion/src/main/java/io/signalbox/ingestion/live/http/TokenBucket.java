package io.signalbox.ingestion.live.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Token bucket that limits a client's requests to a burst size and a rate per second. For one
 * thread.
 */
final class TokenBucket {
  private static final double MILLIS = 1_000;

  private final double perSecond;
  private final int burst;
  private final Clock clock;
  private double tokens;
  private Instant filledAt;

  TokenBucket(double perSecond, int burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filledAt = clock.instant();
  }

  /** Takes a token and returns how long to wait before using it. */
  Duration take() {
    Instant now = clock.instant();
    double filled = Math.max(0, Duration.between(filledAt, now).toMillis()) / MILLIS * perSecond;
    tokens = Math.min(burst, tokens + filled) - 1;
    filledAt = now;
    return tokens >= 0
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil(-tokens / perSecond * MILLIS));
  }
}
