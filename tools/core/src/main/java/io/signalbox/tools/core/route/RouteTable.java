package io.signalbox.tools.core.route;

import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.lifecycle.ModelEndings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable look-up of all routes in the order of the settings, with cross-route budgets and model
 * retirements.
 */
public final class RouteTable {
  private static final String NO_ROUTE = "(no route)";

  private final Map<String, Route> routes;
  private final List<CrossRouteBudget> budgets;
  private final ModelEndings endings;
  private final Map<String, Integer> lines;

  private RouteTable(
      Map<String, Route> routes,
      List<CrossRouteBudget> budgets,
      ModelEndings endings,
      Map<String, Integer> lines) {
    this.routes = Collections.unmodifiableMap(routes);
    this.budgets = List.copyOf(budgets);
    this.endings = endings;
    this.lines = Map.copyOf(lines);
  }

  /** Creates a table of routes that have been validated together. */
  public static RouteTable of(Collection<Route> routes) {
    return of(routes, List.of());
  }

  /** Creates a table of validated routes and the budgets that apply across them. */
  public static RouteTable of(Collection<Route> routes, List<CrossRouteBudget> budgets) {
    Map<String, Route> byName = new LinkedHashMap<>();
    routes.forEach(route -> byName.put(route.name(), route));
    return new RouteTable(byName, budgets, ModelEndings.NONE, Map.of());
  }

  /** Returns a copy with one more route. */
  public RouteTable with(Route route) {
    List<Route> all = new ArrayList<>(routes.values());
    all.add(route);
    return of(all, budgets).endingBy(endings).at(lines);
  }

  /** Returns the budgets that apply across routes. */
  public List<CrossRouteBudget> budgets() {
    return budgets;
  }

  /** Returns a copy that looks up model retirements in this source. */
  public RouteTable endingBy(ModelEndings source) {
    return new RouteTable(routes, budgets, source, lines);
  }

  /** Returns a copy that knows the settings lines on which its routes' models are named. */
  public RouteTable at(Map<String, Integer> places) {
    return new RouteTable(routes, budgets, endings, places);
  }

  /** Returns the line of the settings that names a route's model; 1 where it is not known. */
  public int line(String route) {
    return lines.getOrDefault(route, 1);
  }

  /** Returns the announced retirement of the model behind a route, where one is known. */
  public Optional<ModelEnding> ending(Route route) {
    return switch (route.target()) {
      case RouteTarget.Chat chat -> endings.of(chat.provider().baseUrl(), chat.model().model());
      case RouteTarget.Embedding to -> endings.of(to.provider().baseUrl(), to.model().model());
      case RouteTarget.PassThrough other ->
          other.model().flatMap(facts -> endings.of(other.provider().baseUrl(), facts.model()));
      case RouteTarget.HttpTool tool -> Optional.empty();
      case RouteTarget.McpTool tool -> Optional.empty();
    };
  }

  public Optional<Route> find(String name) {
    return Optional.ofNullable(routes.get(name));
  }

  /**
   * Returns the route name to use in records and metrics: a fixed substitute for unknown names,
   * which come from clients and are unbounded. What a client sent in place of a route's name may be
   * anything, a secret too, and there is no end of it.
   */
  public String recorded(String name) {
    return routes.containsKey(name) ? name : NO_ROUTE;
  }

  public List<Route> list() {
    return List.copyOf(routes.values());
  }

  /** Returns the route followed by its fallbacks, each once; the route alone if it fails closed. */
  public List<Route> chain(Route first) {
    if (first.failClosed() || first.fallback().isEmpty()) {
      return List.of(first);
    }
    List<Route> chain = new ArrayList<>();
    follow(first, chain);
    return chain;
  }

  private void follow(Route route, List<Route> chain) {
    if (chain.contains(route)) {
      return;
    }
    chain.add(route);
    if (!route.failClosed()) {
      route.fallback().forEach(name -> find(name).ifPresent(next -> follow(next, chain)));
    }
  }
}
