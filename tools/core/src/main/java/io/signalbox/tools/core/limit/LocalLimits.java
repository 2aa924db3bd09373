package io.signalbox.tools.core.limit;

import io.signalbox.tools.core.route.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Rate limiter for one caller's routes in the memory of one process, used where no shared ledger is
 * available. Safe for use from several threads.
 */
public final class LocalLimits {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();

  public LocalLimits(Clock clock) {
    this.clock = clock;
  }

  /**
   * Admits a call to the route's concurrency, request and token limits with a permit to end it by,
   * or refuses it with the time to wait.
   *
   * @param tokens the most it can take, prompt and answer
   */
  public synchronized LimitDecision admit(String route, RateLimits limits, long tokens) {
    int calls = underWay.getOrDefault(route, 0);
    if (limits.concurrent().isPresent() && calls >= limits.concurrent().getAsInt()) {
      return new LimitDecision.TooFast(
          limits.concurrent().getAsInt() + " calls at once over this route", SOON);
    }
    long wait = millisUntil("requests " + route, limits.requests(), 1);
    if (wait > 0) {
      return new LimitDecision.TooFast(
          limits.requests().orElse(0) + " requests a minute", Duration.ofMillis(wait));
    }
    long most = Math.min(tokens, limits.tokens().orElse(0));
    wait = millisUntil("tokens " + route, limits.tokens(), most);
    if (wait > 0) {
      return new LimitDecision.TooFast(
          limits.tokens().orElse(0) + " tokens a minute", Duration.ofMillis(wait));
    }
    take("requests " + route, limits.requests(), 1);
    take("tokens " + route, limits.tokens(), most);
    underWay.put(route, calls + 1);
    return new LimitDecision.Admitted(new CallPermit(used -> end(route, limits, most, used)));
  }

  private synchronized void end(String route, RateLimits limits, long taken, long used) {
    underWay.merge(route, -1, Integer::sum);
    take("tokens " + route, limits.tokens(), used - taken);
  }

  private TokenBucket bucket(String name, int perMinute) {
    long now = clock.millis();
    return buckets.getOrDefault(name, TokenBucket.full(perMinute, now)).at(now, perMinute);
  }

  private long millisUntil(String name, OptionalInt perMinute, long units) {
    return perMinute.isEmpty()
        ? 0
        : bucket(name, perMinute.getAsInt()).millisUntil(units, perMinute.getAsInt());
  }

  private void take(String name, OptionalInt perMinute, long units) {
    if (perMinute.isPresent()) {
      buckets.put(name, bucket(name, perMinute.getAsInt()).minus(units));
    }
  }
}
