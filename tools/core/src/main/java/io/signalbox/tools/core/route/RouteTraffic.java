package io.signalbox.tools.core.route;

import java.util.List;
import java.util.Optional;

/**
 * Distribution of a route's calls over deployments of its model and over another route.
 *
 * @param deployments all places where its model is; empty where there is one only
 * @param share the part that goes over another route
 */
public record RouteTraffic(List<RouteDeployment> deployments, Optional<TrafficShare> share) {
  /** Traffic that goes to one place only. */
  public static final RouteTraffic PLAIN = new RouteTraffic(List.of(), Optional.empty());

  public RouteTraffic {
    deployments = List.copyOf(deployments);
  }
}
