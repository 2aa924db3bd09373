package io.signalbox.tools.core.route;

import java.util.OptionalInt;

/**
 * Rate limits of a route: requests and tokens a minute for each caller, and concurrent calls of all
 * callers.
 *
 * @param requests a minute
 * @param tokens a minute, prompt and answer together
 * @param concurrent calls of all callers under way in one process
 */
public record RateLimits(OptionalInt requests, OptionalInt tokens, OptionalInt concurrent) {
  public static final RateLimits NONE =
      new RateLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
