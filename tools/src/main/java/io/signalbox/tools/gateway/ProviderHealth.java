package io.signalbox.tools.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a provider's model right now: how long it asked to be left alone, and whether so
 * many calls failed lately that it is not called at all until a few probes succeed.
 */
final class ProviderHealth {
  private final Clock clock;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  private static final class State {
    final CircuitBreaker breaker;
    volatile Instant pausedUntil = Instant.EPOCH;

    State(CircuitBreaker breaker) {
      this.breaker = breaker;
    }
  }

  ProviderHealth(Clock clock) {
    this.clock = clock;
  }

  /** How long it wants to be left alone from now; zero when it does not. */
  Duration pause(String target) {
    Instant until = state(target).pausedUntil;
    Instant now = clock.instant();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  void pausedFor(String target, Duration duration) {
    if (!duration.isZero()) {
      state(target).pausedUntil = clock.instant().plus(duration);
    }
  }

  /** Leave to call it; each one given has to be followed by a success, a failure or neither. */
  boolean mayCall(String target) {
    return state(target).breaker.tryAcquirePermission();
  }

  void succeeded(String target) {
    state(target).breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  void failed(String target, RuntimeException why) {
    state(target).breaker.onError(0, TimeUnit.NANOSECONDS, why);
  }

  /** The call says nothing about the provider's health. */
  void neither(String target) {
    state(target).breaker.releasePermission();
  }

  /** One word: {@code closed} when all is well, {@code open}, {@code half_open}, {@code paused}. */
  String describe(String target) {
    return pause(target).isZero()
        ? state(target).breaker.getState().name().toLowerCase(Locale.ROOT)
        : "paused";
  }

  private State state(String target) {
    return states.computeIfAbsent(target, name -> new State(CircuitBreaker.of(name, config())));
  }

  private CircuitBreakerConfig config() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(20)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(15))
        .permittedNumberOfCallsInHalfOpenState(3)
        .clock(clock)
        .build();
  }
}
