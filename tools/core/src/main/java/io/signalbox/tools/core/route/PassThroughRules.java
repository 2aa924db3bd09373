package io.signalbox.tools.core.route;

import io.signalbox.tools.core.price.Cost;
import java.util.List;

/**
 * Rules of a pass-through route: permitted paths, price of a call, and treatment of content that
 * cannot be redacted.
 *
 * @param paths below the provider's address that may be called, with what lies under them; {@code
 *     *} for all
 * @param callPrice of each call, beside what its tokens cost
 * @param sendsUnread whether what cannot be looked through, such as sound and pictures, goes out
 *     also in calls with more than public data
 */
public record PassThroughRules(List<String> paths, Cost callPrice, boolean sendsUnread) {
  public PassThroughRules {
    paths = List.copyOf(paths);
  }

  /** Returns whether a path is permitted. */
  public boolean holds(String path) {
    boolean plain = !path.contains("..") && !path.contains("//") && !path.contains("\\");
    return plain
        && paths.stream()
            .anyMatch(each -> each.equals("*") || path.equals(each) || path.startsWith(each + "/"));
  }
}
