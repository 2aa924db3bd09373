package io.signalbox.tools.gateway.cache;

import java.util.Optional;

/**
 * Answers that several processes share. A port: where they are kept is the assembly's choice. What
 * cannot be read or written is as good as absent. Safe for use from several threads.
 */
public interface SharedAnswers {
  /** Returns the answer to this very request, while it counts. */
  Optional<CachedAnswer> find(String request);

  /**
   * Keeps an answer, or not where that cannot be done.
   *
   * @param until in milliseconds since 1970
   */
  void put(String request, CachedAnswer answer, long until);
}
