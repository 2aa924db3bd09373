package io.signalbox.tools.core.limit;

import java.time.Duration;

/** Decision of the rate limits on a call. */
public sealed interface LimitDecision {

  /** Admitted; the permit ends with the call. */
  record Admitted(CallPermit permit) implements LimitDecision {}

  /**
   * Over the limit; retry later.
   *
   * @param what the limit, as a person reads it
   */
  record TooFast(String what, Duration retryAfter) implements LimitDecision {}

  /** The limit cannot be read, so nothing passes. */
  record Unreadable() implements LimitDecision {}
}
