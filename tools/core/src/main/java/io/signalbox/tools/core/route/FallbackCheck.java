package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates the fallback routes in the settings: reports unknown routes, other kinds of route, and
 * cycles.
 */
final class FallbackCheck {
  private final Map<String, Route> routes;
  private final Map<String, ConfigSection> sections;

  private FallbackCheck(Map<String, Route> routes, Map<String, ConfigSection> sections) {
    this.routes = routes;
    this.sections = sections;
  }

  static void check(Map<String, Route> routes, Map<String, ConfigSection> sections) {
    FallbackCheck check = new FallbackCheck(routes, sections);
    routes.values().forEach(check::check);
  }

  private void check(Route route) {
    if (route.failClosed() && !route.fallback().isEmpty()) {
      problem(route, "is never used, since on-failure is refuse; leave one of them out");
    }
    for (String name : route.fallback()) {
      Route next = routes.get(name);
      if (next == null) {
        problem(route, "'" + name + "' is not a route; there are: " + names());
      } else if (!next.target().getClass().equals(route.target().getClass())) {
        problem(route, "'" + name + "' is of another kind than this route");
      }
    }
    route
        .traffic()
        .share()
        .map(TrafficShare::route)
        .filter(name -> name.equals(route.name()) || !isOfItsKind(route, routes.get(name)))
        .ifPresent(name -> shareProblem(route, "'" + name + "' is no other route of this kind"));
    List<String> circle = new ArrayList<>(List.of(route.name()));
    if (leadsBack(route, route, circle)) {
      problem(route, "goes in a circle: " + String.join(" → ", circle));
    }
  }

  /**
   * Returns whether following the fallbacks from a route leads back to the origin, by depth-first
   * search.
   */
  private boolean leadsBack(Route origin, Route from, List<String> path) {
    for (String name : from.fallback()) {
      if (name.equals(origin.name())) {
        path.add(name);
        return true;
      }
      Route next = routes.get(name);
      if (next != null && !path.contains(name)) {
        path.add(name);
        if (leadsBack(origin, next, path)) {
          return true;
        }
        path.removeLast();
      }
    }
    return false;
  }

  private static boolean isOfItsKind(Route route, @Nullable Route other) {
    return other != null && other.target().getClass().equals(route.target().getClass());
  }

  private void shareProblem(Route route, String message) {
    ConfigSection section = sections.get(route.name());
    if (section != null) {
      section.problem("share", message);
    }
  }

  private String names() {
    return String.join(", ", routes.keySet());
  }

  private void problem(Route route, String message) {
    ConfigSection section = sections.get(route.name());
    if (section != null) {
      section.problem("fallback", message);
    }
  }
}
