package io.signalbox.tools.gateway.traffic;

import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteDeployment;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.route.RouteTraffic;
import io.signalbox.tools.core.upstream.ProviderHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders the routes and deployments that a call tries. A conversation keeps to the same ones while
 * they are healthy, so that providers' prompt caches serve it.
 */
public final class TrafficSpread {
  private final RouteTable routes;
  private final TrafficShares shares;
  private final ProviderHealth health;

  public TrafficSpread(RouteTable routes, TrafficShares shares, ProviderHealth health) {
    this.routes = routes;
    this.shares = shares;
    this.health = health;
  }

  /**
   * Returns the order for a call.
   *
   * @param chain the route asked for and its fallbacks
   * @param mayStandIn whether the caller may be answered by a route that they did not ask for
   */
  public List<Route> of(List<Route> chain, GatewayCall call, Predicate<Route> mayStandIn) {
    if (chain.stream().allMatch(route -> route.traffic().equals(RouteTraffic.PLAIN))) {
      return chain;
    }
    String conversation = conversation(call);
    List<Route> order = new ArrayList<>();
    Optional<Route> instead =
        shares
            .instead(chain.getFirst(), conversation)
            .flatMap(routes::find)
            .filter(mayStandIn)
            .filter(route -> !chain.contains(route));
    instead.ifPresent(order::add);
    order.addAll(chain);
    return order.stream().flatMap(route -> places(route, conversation).stream()).toList();
  }

  private static String conversation(GatewayCall call) {
    return call.caller().name()
        + "\n"
        + call.labels().conversation().or(() -> call.body().openingPrint()).orElse(call.id());
  }

  /** Returns the route once for each deployment of its model, this conversation's first. */
  private List<Route> places(Route route, String conversation) {
    if (route.traffic().deployments().isEmpty()) {
      return List.of(route);
    }
    return route.traffic().deployments().stream()
        .sorted(
            Comparator.comparing((RouteDeployment each) -> !isWell(each))
                .thenComparingDouble(each -> -score(each, conversation)))
        .map(each -> route.over(each.target()))
        .toList();
  }

  private boolean isWell(RouteDeployment deployment) {
    RouteTarget target = deployment.target();
    return target
        .modelProvider()
        .flatMap(provider -> target.modelFacts().map(f -> ProviderHealth.target(provider, f)))
        .map(health::takesCalls)
        .orElse(true);
  }

  /**
   * Returns the rendezvous hashing score of a deployment; the highest wins with a probability
   * according to its weight.
   */
  private static double score(RouteDeployment deployment, String conversation) {
    int hash = (deployment.name() + "\n" + conversation).hashCode();
    hash ^= hash >>> 16;
    hash *= 0x7feb352d;
    hash ^= hash >>> 15;
    hash *= 0x846ca68b;
    hash ^= hash >>> 16;
    double chance = (Integer.toUnsignedLong(hash) + 1.0) / (1L << 32);
    return -deployment.weight() / Math.log(Math.min(chance, 1 - 1e-12));
  }
}
