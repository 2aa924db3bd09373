package io.signalbox.tools.core.route;

import java.time.Duration;

/**
 * Rule for caching a route's answers: matching, sharing, lifetime and store.
 *
 * @param similarity the least cosine at which two questions count as one; semantic only, and in the
 *     memory of one process
 */
public record CacheRule(
    Matching matching, Sharing sharing, Duration keep, double similarity, CacheStore store) {
  public static final CacheRule OFF =
      new CacheRule(Matching.OFF, Sharing.CALLER, Duration.ZERO, 1, CacheStore.MEMORY);

  /** Store for cached answers. */
  public enum CacheStore {
    /** Memory of this process only. */
    MEMORY,
    /** Database, shared by all processes; answers are encrypted. */
    DATABASE,
    /** Redis of {@code gateway.redis}, shared by all processes; answers are encrypted. */
    REDIS
  }

  /** Kind of match between a request and a cached one. */
  public enum Matching {
    OFF,
    EXACT,
    SEMANTIC
  }

  /** Callers among whom a cached answer is shared. */
  public enum Sharing {
    CALLER,
    EVERYONE
  }
}
