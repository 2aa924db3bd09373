package io.signalbox.bot.workspace.webapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Queue of faults for the next calls of Web API methods; a star stands for any method. */
public final class PlannedFaults {
  private static final String ANY = "*";
  private final Map<String, Queue<Fault>> planned = new HashMap<>();
  private final Map<String, Integer> limited = new HashMap<>();
  private final TierLimits tiers = new TierLimits();

  /** Fault of one call. */
  public sealed interface Fault {
    /** The call is answered with HTTP 429 and not executed. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** The call is answered with an HTTP error status and not executed. */
    record Broken(int status) implements Fault {}

    /** The call is answered with one of Slack's error codes and not executed. */
    record FaultRefused(String error) implements Fault {}

    /** The call is executed after a delay. */
    record Delayed(Duration by) implements Fault {}

    /** The call is executed and answered with HTTP 500. */
    record ReplyLost() implements Fault {}
  }

  public synchronized void plan(String method, int times, Fault fault) {
    Queue<Fault> faults = planned.computeIfAbsent(method, key -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  public synchronized void clear() {
    planned.clear();
  }

  /** Enforces the rate limit of every method's tier from now on. */
  public void limitByTier() {
    tiers.begin();
  }

  /** Returns the number of calls of a method that were answered with HTTP 429. */
  public synchronized int limited(String method) {
    return limited.getOrDefault(method, 0);
  }

  synchronized Optional<Fault> take(String method, Instant now) {
    Optional<Duration> wait = tiers.take(method, now);
    Optional<Fault> fault = wait.isPresent() ? wait.map(Fault.RateLimited::new) : planned(method);
    if (fault.isPresent() && fault.get() instanceof Fault.RateLimited) {
      limited.merge(method, 1, Integer::sum);
    }
    return fault;
  }

  private Optional<Fault> planned(String method) {
    return Optional.ofNullable(planned.getOrDefault(method, new ArrayDeque<>()).poll())
        .or(() -> Optional.ofNullable(planned.getOrDefault(ANY, new ArrayDeque<>()).poll()));
  }
}
