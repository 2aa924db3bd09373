package io.signalbox.tools.route;

import java.time.Duration;

/**
 * What of a route's answers is given again.
 *
 * @param similarity the least cosine at which two questions count as one; semantic only
 */
public record CacheRule(Matching matching, Sharing sharing, Duration keep, double similarity) {
  public static final CacheRule OFF = new CacheRule(Matching.OFF, Sharing.CALLER, Duration.ZERO, 1);

  /** When an answer fits a request. */
  public enum Matching {
    OFF,
    EXACT,
    SEMANTIC
  }

  /** Who may be given an answer that somebody else's call brought. */
  public enum Sharing {
    CALLER,
    EVERYONE
  }
}
