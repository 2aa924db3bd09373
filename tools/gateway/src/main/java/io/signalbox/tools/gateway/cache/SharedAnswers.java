package io.signalbox.tools.gateway.cache;

import java.util.Optional;

/**
 * Port to a store of cached answers that several processes share. A failed read or write counts as
 * absent. Safe for use from several threads.
 */
public interface SharedAnswers {
  /** Returns the stored answer to this very request unless it has expired. */
  Optional<CachedAnswer> find(String request);

  /**
   * Stores an answer; failures are ignored.
   *
   * @param until in milliseconds since 1970
   */
  void put(String request, CachedAnswer answer, long until);
}
