package io.signalbox.tools.core.route;

import java.util.OptionalInt;

/**
 * Rate at which one caller may use a route.
 *
 * @param requests a minute
 * @param tokens a minute, prompt and answer together
 * @param concurrent calls of all callers under way in one process
 */
public record RateLimits(OptionalInt requests, OptionalInt tokens, OptionalInt concurrent) {
  public static final RateLimits NONE =
      new RateLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
