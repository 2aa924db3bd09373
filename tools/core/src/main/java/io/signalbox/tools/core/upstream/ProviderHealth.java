package io.signalbox.tools.core.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.route.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Health of each provider's models: the pause that a provider asked for, and a circuit breaker that
 * opens after many failures and closes when a few probes succeed.
 */
public final class ProviderHealth {
  private static final Duration PROBED_AFTER_ANSWER = Duration.ofSeconds(10);
  private static final Duration PROBED_AFTER_REFUSAL = Duration.ofMinutes(1);
  private static final Duration DISTRUST = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, HealthState> states = new ConcurrentHashMap<>();

  private static final class HealthState {
    final CircuitBreaker breaker;
    volatile Pause pause = Pause.NONE;

    /** Time until which pauses announced by good answers are ignored, since one was wrong. */
    volatile Instant trustedFrom = Instant.EPOCH;

    HealthState(CircuitBreaker breaker) {
      this.breaker = breaker;
    }
  }

  /**
   * Period in which a model is not called, except for occasional probes.
   *
   * @param announced by a good answer, not by a refusal
   * @param probeAt when the next call may go out all the same
   */
  private record Pause(Instant until, boolean announced, AtomicReference<Instant> probeAt) {
    static final Pause NONE = new Pause(Instant.EPOCH, false, new AtomicReference<>(Instant.EPOCH));

    static Pause of(Instant from, Duration length, boolean announced) {
      return new Pause(
          from.plus(length), announced, new AtomicReference<>(from.plus(apart(announced))));
    }

    boolean takesProbe(Instant now) {
      Instant due = probeAt.get();
      return until.isAfter(now)
          && !now.isBefore(due)
          && probeAt.compareAndSet(due, now.plus(apart(announced)));
    }

    private static Duration apart(boolean announced) {
      return announced ? PROBED_AFTER_ANSWER : PROBED_AFTER_REFUSAL;
    }
  }

  public ProviderHealth(Clock clock) {
    this.clock = clock;
  }

  /** Returns the remaining pause that the provider asked for; zero when there is none. */
  Duration pause(String target) {
    Instant until = state(target).pause.until();
    Instant now = clock.instant();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /**
   * Starts a pause in which the model is not called.
   *
   * @param announced by a good answer, which is not believed for a while after it was wrong
   */
  void pausedFor(String target, Duration duration, boolean announced) {
    HealthState state = state(target);
    Instant now = clock.instant();
    if (!duration.isZero() && !(announced && state.trustedFrom.isAfter(now))) {
      state.pause = Pause.of(now, duration, announced);
    }
  }

  /**
   * Returns whether this call may probe the model during its pause; granted to one call at a time.
   */
  boolean mayProbe(String target) {
    return state(target).pause.takesProbe(clock.instant());
  }

  /** Ends the pause after a probe was answered. */
  void answeredProbe(String target) {
    HealthState state = state(target);
    if (state.pause.announced()) {
      state.trustedFrom = clock.instant().plus(DISTRUST);
    }
    state.pause = Pause.NONE;
  }

  /**
   * Asks the circuit breaker for permission to call; each one granted must be followed by a
   * success, a failure or {@link #neither}.
   */
  boolean mayCall(String target) {
    return state(target).breaker.tryAcquirePermission();
  }

  public void succeeded(String target) {
    state(target).breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  public void failed(String target, RuntimeException why) {
    state(target).breaker.onError(0, TimeUnit.NANOSECONDS, why);
  }

  /** Returns the permission after a call that says nothing about the provider's health. */
  public void neither(String target) {
    state(target).breaker.releasePermission();
  }

  /**
   * Returns the state for display: {@code closed} (healthy), {@code open}, {@code half_open} or
   * {@code paused}.
   */
  public String describe(String target) {
    return pause(target).isZero()
        ? state(target).breaker.getState().name().toLowerCase(Locale.ROOT)
        : "paused";
  }

  private HealthState state(String target) {
    return states.computeIfAbsent(
        target, name -> new HealthState(CircuitBreaker.of(name, config())));
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

  /** Returns the key under which the health of a provider's model is kept. */
  public static String target(Provider provider, PricedModel model) {
    return provider.name() + " " + model.model();
  }
}
