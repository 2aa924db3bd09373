package io.signalbox.tools.foresight.catalogue.watch;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.accounting.ModelUse;
import io.signalbox.tools.gateway.caller.Callers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Query for gateway callers of each known model, from the call records. Safe for use from several
 * threads.
 */
public final class ModelDemands {
  private static final Duration PERIOD = Duration.ofDays(30);

  private final RouteTable routes;
  private final LiveCatalogue catalogue;
  private final Callers callers;
  private final CallStatistics counts;
  private final Clock clock;

  public ModelDemands(
      RouteTable routes,
      LiveCatalogue catalogue,
      Callers callers,
      CallStatistics counts,
      Clock clock) {
    this.routes = routes;
    this.catalogue = catalogue;
    this.callers = callers;
    this.counts = counts;
    this.clock = clock;
  }

  /** Returns the calls of the last 30 days to models in the catalogue, by caller. */
  public List<ModelDemand> list() {
    List<ModelUse> uses = counts.byModel(clock.instant().minus(PERIOD));
    Map<String, URI> addresses = addresses();
    Map<String, Caller> known = new HashMap<>();
    callers.list().forEach(caller -> known.put(caller.name(), caller));
    Map<String, Instant> active = new HashMap<>();
    uses.forEach(use -> active.merge(use.caller(), use.latest(), ModelDemands::later));
    List<ModelDemand> demands = new ArrayList<>();
    for (ModelUse use : uses) {
      Optional<ModelFact> fact =
          Optional.ofNullable(addresses.get(use.provider()))
              .flatMap(at -> catalogue.fact(at, use.model()));
      String owner = Optional.ofNullable(known.get(use.caller())).map(Caller::owner).orElse("");
      fact.ifPresent(
          model ->
              demands.add(
                  new ModelDemand(
                      model,
                      use.caller(),
                      use.team(),
                      owner,
                      use.calls(),
                      use.cost(),
                      use.first(),
                      use.latest(),
                      active.getOrDefault(use.caller(), use.latest()))));
    }
    return demands;
  }

  /** Returns the catalogue that the facts come from. */
  public LiveCatalogue catalogue() {
    return catalogue;
  }

  private Map<String, URI> addresses() {
    Map<String, URI> addresses = new HashMap<>();
    for (Route route : routes.list()) {
      provider(route).ifPresent(each -> addresses.put(each.name(), each.baseUrl()));
    }
    return addresses;
  }

  private static Optional<Provider> provider(Route route) {
    return switch (route.target()) {
      case RouteTarget.Chat chat -> Optional.of(chat.provider());
      case RouteTarget.Embedding to -> Optional.of(to.provider());
      case RouteTarget.PassThrough other -> Optional.of(other.provider());
      case RouteTarget.HttpTool tool -> Optional.empty();
      case RouteTarget.McpTool tool -> Optional.empty();
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
