package io.signalbox.tools.core.route;

import java.time.Duration;

/**
 * Caching of a route's answers.
 *
 * @param similarity the least cosine at which two questions count as one; semantic only, and in the
 *     memory of one process
 */
public record CacheRule(
    Matching matching, Sharing sharing, Duration keep, double similarity, CacheStore store) {
  public static final CacheRule OFF =
      new CacheRule(Matching.OFF, Sharing.CALLER, Duration.ZERO, 1, CacheStore.MEMORY);

  /** Place where answers are kept. */
  public enum CacheStore {
    /** Of one process. */
    MEMORY,
    /** For all processes that share it; encrypted. */
    DATABASE,
    /** For all processes that share {@code gateway.redis}; encrypted. */
    REDIS
  }

  /** Match that a cached answer needs. */
  public enum Matching {
    OFF,
    EXACT,
    SEMANTIC
  }

  /** Scope within which a cached answer is shared. */
  public enum Sharing {
    CALLER,
    EVERYONE
  }
}
