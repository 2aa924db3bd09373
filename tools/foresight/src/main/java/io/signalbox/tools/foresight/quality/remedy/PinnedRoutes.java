package io.signalbox.tools.foresight.quality.remedy;

import io.signalbox.tools.core.route.RouteTable;
import java.util.function.Consumer;

/**
 * Routes of the settings, and their use by the gateway with the models to which people took routes
 * back. Safe for use from several threads.
 */
public final class PinnedRoutes {
  private final ModelPins pins;
  private final Consumer<RouteTable> gateway;
  private RouteTable routes;

  /**
   * @param routes of the settings
   * @param gateway takes the routes that it is to use from then on
   */
  public PinnedRoutes(ModelPins pins, RouteTable routes, Consumer<RouteTable> gateway) {
    this.pins = pins;
    this.routes = routes;
    this.gateway = gateway;
  }

  /** Takes other routes of the settings. */
  public synchronized void reload(RouteTable changed) {
    routes = changed;
    gateway.accept(pins.over(routes));
  }

  /** Applies pins that this or another process has stored since. */
  public synchronized void refresh() {
    if (pins.refresh()) {
      gateway.accept(pins.over(routes));
    }
  }

  /** Returns the routes of the settings, without pins. */
  public synchronized RouteTable routes() {
    return routes;
  }

  /** Returns the stored pins. */
  public ModelPins pins() {
    return pins;
  }
}
