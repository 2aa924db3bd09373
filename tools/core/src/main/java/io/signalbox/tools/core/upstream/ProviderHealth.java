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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health of each provider's models: pauses that a provider asked for, and a circuit breaker that
 * opens after many failures and closes when a few probes succeed.
 */
public final class ProviderHealth {
  private static final Duration PROBED_AFTER_ANSWER = Duration.ofSeconds(10);
  private static final Duration PROBED_AFTER_REFUSAL = Duration.ofMinutes(1);
  private static final Duration DISTRUST = Duration.ofMinutes(10);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(15);
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(ProviderHealth.class);

  private final Clock clock;
  private final Map<String, HealthState> states = new ConcurrentHashMap<>();

  private static final class HealthState {
    final CircuitBreaker breaker;
    volatile Pause pause = Pause.NONE;

    /** End of the time in which the open breaker lets no call through. */
    volatile Instant probedFrom = Instant.EPOCH;

    final AtomicReference<Instant> tellAgainAt = new AtomicReference<>(Instant.EPOCH);

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

  /**
   * Returns whether a call now may reach the model: it is neither paused nor left alone, or the
   * time is over after which its breaker lets probes through.
   */
  public boolean takesCalls(String target) {
    return pause(target).isZero() && leftAloneFor(target).isZero();
  }

  /** Returns how long the open breaker still lets no call through; zero when it does. */
  Duration leftAloneFor(String target) {
    HealthState state = state(target);
    Instant now = clock.instant();
    return state.breaker.getState() == CircuitBreaker.State.OPEN && state.probedFrom.isAfter(now)
        ? Duration.between(now, state.probedFrom)
        : Duration.ZERO;
  }

  /** Logs why calls to the model fail, once a minute at most for each model. */
  void tell(String target, String what) {
    AtomicReference<Instant> tellAgainAt = state(target).tellAgainAt;
    Instant due = tellAgainAt.get();
    Instant now = clock.instant();
    if (!now.isBefore(due) && tellAgainAt.compareAndSet(due, now.plus(TOLD_AGAIN_AFTER))) {
      LOG.warn("calls to {} fail: the provider {}", target, what);
    }
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
        target,
        name -> {
          HealthState state = new HealthState(CircuitBreaker.of(name, config()));
          state
              .breaker
              .getEventPublisher()
              .onStateTransition(event -> changed(name, state, event.getStateTransition()));
          return state;
        });
  }

  private void changed(
      String target, HealthState state, CircuitBreaker.StateTransition transition) {
    switch (transition.getToState()) {
      case OPEN -> {
        state.probedFrom = clock.instant().plus(LEFT_ALONE);
        LOG.warn("{} failed too often and is left alone for {} s", target, LEFT_ALONE.toSeconds());
      }
      case CLOSED -> LOG.info("{} answers again", target);
      default -> {}
    }
  }

  private CircuitBreakerConfig config() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(20)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(LEFT_ALONE)
        .permittedNumberOfCallsInHalfOpenState(3)
        .clock(clock)
        .build();
  }

  /** Returns the key under which the health of a provider's model is kept. */
  public static String target(Provider provider, PricedModel model) {
    return provider.name() + " " + model.model();
  }
}
