package io.signalbox.tools.core.route;

import java.util.List;
import java.util.Optional;

/**
 * Distribution of a route's calls.
 *
 * @param deployments all places where its model is; empty where there is one only
 * @param share the part that goes over another route
 */
public record RouteTraffic(List<RouteDeployment> deployments, Optional<TrafficShare> share) {
  /** Everything goes to one place. */
  public static final RouteTraffic PLAIN = new RouteTraffic(List.of(), Optional.empty());

  public RouteTraffic {
    deployments = List.copyOf(deployments);
  }
}
