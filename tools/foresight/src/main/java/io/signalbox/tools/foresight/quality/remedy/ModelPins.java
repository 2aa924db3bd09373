package io.signalbox.tools.foresight.quality.remedy;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models to which people took routes back from the models in the settings, stored for all processes
 * that share the database. A pin ends by itself when the settings name another model. Safe for use
 * from several threads.
 */
public final class ModelPins {
  private static final Logger LOG = LoggerFactory.getLogger(ModelPins.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile List<PinnedModel> pins = List.of();

  public ModelPins(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Reads the pins that this or another process has stored.
   *
   * @return whether they differ from those read before
   */
  public boolean refresh() {
    try {
      List<PinnedModel> before = pins;
      pins = list();
      return !pins.equals(before);
    } catch (JdbiException e) {
      LOG.warn("pinned models cannot be read: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** Returns the stored pins, by route. */
  public List<PinnedModel> list() {
    return jdbi.withHandle(PinRows::all);
  }

  /** Returns the routes of the settings with the pinned models in the place of theirs. */
  public RouteTable over(RouteTable routes) {
    RouteTable all = routes;
    for (PinnedModel pin : pins) {
      Optional<Route> pinned = routes.find(pin.route()).flatMap(route -> over(route, pin));
      if (pinned.isPresent()) {
        all = all.with(pinned.get());
      }
    }
    return all;
  }

  private static Optional<Route> over(Route route, PinnedModel pin) {
    boolean same = route.target().modelName().filter(pin.instead()::equals).isPresent();
    return same && route.target() instanceof RouteTarget.Chat chat
        ? Optional.of(
            route.over(
                new RouteTarget.Chat(
                    chat.provider(), chat.model().named(pin.model()), chat.rules())))
        : Optional.empty();
  }

  /** Stores a pin in the place of an earlier one of the route. */
  void pin(Handle handle, PinnedModel pin) {
    PinRows.put(handle, pin, clock.instant().getEpochSecond() / 60);
  }

  /** Removes the pin of a route; returns whether there was one. */
  public boolean unpin(String route) {
    return jdbi.withHandle(handle -> PinRows.delete(handle, route));
  }
}
