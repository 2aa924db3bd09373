package io.signalbox.tools.limit;

import java.time.Duration;

/** Whether a call may go out now. */
public sealed interface LimitDecision {

  /** It may; the permit ends with the call. */
  record Admitted(Permit permit) implements LimitDecision {}

  /**
   * It may not yet.
   *
   * @param what the limit, as a person reads it
   */
  record TooFast(String what, Duration retryAfter) implements LimitDecision {}

  /** The limit cannot be read, so nothing passes. */
  record Unreadable() implements LimitDecision {}
}
