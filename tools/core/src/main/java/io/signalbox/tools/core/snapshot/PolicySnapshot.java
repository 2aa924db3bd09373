package io.signalbox.tools.core.snapshot;

import io.signalbox.tools.core.route.DataClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Snapshot of the gateway's policy for one caller: routes, limits and remaining budgets, used while
 * the gateway is down.
 *
 * @param issued by the gateway's clock
 * @param validUntil from then on nothing may be done by it
 * @param dataClass of the caller's calls, where they do not say
 */
public record PolicySnapshot(
    Instant issued,
    Instant validUntil,
    String caller,
    DataClass dataClass,
    List<SnapshotRoute> routes) {
  public PolicySnapshot {
    routes = List.copyOf(routes);
  }

  /** Returns the route with this name. */
  public Optional<SnapshotRoute> find(String name) {
    return routes.stream().filter(route -> route.name().equals(name)).findFirst();
  }
}
