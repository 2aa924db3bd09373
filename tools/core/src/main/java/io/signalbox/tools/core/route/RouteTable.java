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

/** Routes in the order of the settings. Immutable. */
public final class RouteTable {
  private static final String NO_ROUTE = "(no route)";

  private final Map<String, Route> routes;
  private final List<SpendRule> budgets;
  private final ModelEndings endings;
  private final Map<String, Integer> lines;

  private RouteTable(
      Map<String, Route> routes,
      List<SpendRule> budgets,
      ModelEndings endings,
      Map<String, Integer> lines) {
    this.routes = Collections.unmodifiableMap(routes);
    this.budgets = List.copyOf(budgets);
    this.endings = endings;
    this.lines = Map.copyOf(lines);
  }

  /** A table of routes that were checked against each other already. */
  public static RouteTable of(Collection<Route> routes) {
    return of(routes, List.of());
  }

  /** A table of checked routes, and the budgets that lie across them. */
  public static RouteTable of(Collection<Route> routes, List<SpendRule> budgets) {
    Map<String, Route> byName = new LinkedHashMap<>();
    routes.forEach(route -> byName.put(route.name(), route));
    return new RouteTable(byName, budgets, ModelEndings.NONE, Map.of());
  }

  /** This table and one route more. */
  public RouteTable with(Route route) {
    List<Route> all = new ArrayList<>(routes.values());
    all.add(route);
    return of(all, budgets).endingBy(endings).at(lines);
  }

  /** Returns the budgets that lie across routes. */
  public List<SpendRule> budgets() {
    return budgets;
  }

  /** This table, which takes the ends of its models from there. */
  public RouteTable endingBy(ModelEndings source) {
    return new RouteTable(routes, budgets, source, lines);
  }

  /** This table, whose routes stand at these lines of the settings. */
  public RouteTable at(Map<String, Integer> places) {
    return new RouteTable(routes, budgets, endings, places);
  }

  /** Returns the line of the settings that names a route's model; 1 where it is not known. */
  public int line(String route) {
    return lines.getOrDefault(route, 1);
  }

  /** Returns the end of the model behind a route, where one is known. */
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
   * The name that a call is recorded and measured under. What a client sent in place of a route's
   * name may be anything, a secret too, and there is no end of it.
   */
  public String recorded(String name) {
    return routes.containsKey(name) ? name : NO_ROUTE;
  }

  public List<Route> list() {
    return List.copyOf(routes.values());
  }

  /** The route and, unless it fails closed, those to try after it, each of them once. */
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
