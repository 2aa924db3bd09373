package io.signalbox.tools.gateway.traffic;

import java.util.Optional;

/**
 * Port that judges the quality of answers over a traffic share. Asked every few seconds, on a
 * thread of its own.
 */
@FunctionalInterface
public interface ShareJudge {
  /** Implementation that never objects. */
  ShareJudge NONE = (route, share) -> Optional.empty();

  /**
   * Returns why a share's calls are to go back to their own route; empty while all is well.
   *
   * @param route that was asked for
   * @param share the route that has a part of its calls
   */
  Optional<String> reasonToReturn(String route, String share);

  /** Called when a share was changed, so that earlier observations are to be dropped. */
  default void begun(String route) {}
}
