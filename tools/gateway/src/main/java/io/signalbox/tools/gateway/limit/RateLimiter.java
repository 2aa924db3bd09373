package io.signalbox.tools.gateway.limit;

import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.route.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces the rate limits of routes, with a permit for each admitted call: requests and tokens a
 * minute over all processes of the database, concurrent calls in this process. Safe for use from
 * several threads.
 */
public final class RateLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final SharedBuckets buckets;
  private final Map<String, Semaphore> underWay = new ConcurrentHashMap<>();

  public RateLimiter(Jdbi jdbi, Clock clock) {
    this.buckets = new SharedBuckets(jdbi, clock);
  }

  /**
   * Admits a call to its rate limits with a permit to end it by, or refuses it with the time to
   * wait, reading the database if needed.
   *
   * @param tokens the most it can take, prompt and answer
   */
  public LimitDecision admit(String route, String caller, RateLimits limits, long tokens) {
    return admit(route, caller, limits, tokens, buckets::take);
  }

  /**
   * Admits without waiting for the database; empty and without effect when it would have to wait.
   */
  public Optional<CallPermit> admitAtOnce(
      String route, String caller, RateLimits limits, long tokens) {
    return admit(route, caller, limits, tokens, buckets::takeAtOnce)
            instanceof LimitDecision.Admitted admitted
        ? Optional.of(admitted.permit())
        : Optional.empty();
  }

  /** Function that takes units from a token bucket. */
  private interface Taking {
    /**
     * Takes units; when they are not available, returns the milliseconds until a retry is
     * worthwhile.
     */
    OptionalLong take(String bucket, long perMinute, long units);
  }

  private LimitDecision admit(
      String route, String caller, RateLimits limits, long tokens, Taking taking) {
    if (limits.equals(RateLimits.NONE)) {
      return new LimitDecision.Admitted(new CallPermit(used -> {}));
    }
    if (limits.concurrent().isPresent() && !semaphore(route, limits).tryAcquire()) {
      return new LimitDecision.TooFast(
          limits.concurrent().getAsInt() + " calls at once over this route", SOON);
    }
    LimitDecision decision = rates(route, caller, limits, tokens, taking);
    if (!(decision instanceof LimitDecision.Admitted) && limits.concurrent().isPresent()) {
      semaphore(route, limits).release();
    }
    return decision;
  }

  private LimitDecision rates(
      String route, String caller, RateLimits limits, long tokens, Taking taking) {
    String requests = "requests " + route + " " + caller;
    String tokenName = "tokens " + route + " " + caller;
    try {
      if (limits.requests().isPresent()) {
        int most = limits.requests().getAsInt();
        OptionalLong wait = taking.take(requests, most, 1);
        if (wait.isPresent()) {
          return tooFast(most + " requests a minute", wait);
        }
      }
      if (limits.tokens().isPresent()) {
        int most = limits.tokens().getAsInt();
        OptionalLong wait = taking.take(tokenName, most, Math.min(tokens, most));
        if (wait.isPresent()) {
          limits.requests().ifPresent(any -> buckets.correct(requests, 1));
          return tooFast(most + " tokens a minute", wait);
        }
      }
    } catch (JdbiException e) {
      LOG.warn("limits cannot be read: {}", e.getClass().getSimpleName());
      return new LimitDecision.Unreadable();
    }
    return new LimitDecision.Admitted(
        new CallPermit(used -> end(route, tokenName, limits, tokens, used)));
  }

  private void end(String route, String tokenName, RateLimits limits, long asked, long used) {
    if (limits.tokens().isPresent()) {
      long taken = Math.min(asked, limits.tokens().getAsInt());
      buckets.correct(tokenName, taken - used);
    }
    if (limits.concurrent().isPresent()) {
      semaphore(route, limits).release();
    }
  }

  private static LimitDecision tooFast(String what, OptionalLong wait) {
    return new LimitDecision.TooFast(what, Duration.ofMillis(wait.orElse(SOON.toMillis())));
  }

  private Semaphore semaphore(String route, RateLimits limits) {
    return underWay.computeIfAbsent(
        route, absent -> new Semaphore(limits.concurrent().orElse(Integer.MAX_VALUE)));
  }
}
