package io.signalbox.tools.core.limit;

import java.time.Duration;

/** Decision of the rate limiter on a call: admitted, over the limit, or limits unreadable. */
public sealed interface LimitDecision {

  /** The call may proceed; its permit must be ended when the call is over. */
  record Admitted(CallPermit permit) implements LimitDecision {}

  /**
   * The call exceeds a rate limit and may be retried after a pause.
   *
   * @param what the limit, as a person reads it
   */
  record TooFast(String what, Duration retryAfter) implements LimitDecision {}

  /** The rate limit's store cannot be read, so the call is refused. */
  record Unreadable() implements LimitDecision {}
}
