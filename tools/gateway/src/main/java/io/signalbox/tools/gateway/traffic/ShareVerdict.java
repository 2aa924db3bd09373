package io.signalbox.tools.gateway.traffic;

import java.util.Optional;

/**
 * Judgement of the answers that came over a share, by whoever looks at their quality. Asked every
 * few seconds, on a thread of its own.
 */
@FunctionalInterface
public interface ShareVerdict {
  /** Sees nothing wrong with anything. */
  ShareVerdict NONE = (route, share) -> Optional.empty();

  /**
   * Returns why the calls are to return to their route; empty while all is well.
   *
   * @param route that was asked for
   * @param share the route that has a part of its calls
   */
  Optional<String> reasonToReturn(String route, String share);

  /** A share was set anew: what was seen before counts no more. */
  default void begun(String route) {}
}
