package io.signalbox.tools.foresight.catalogue;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Look-up of catalogue facts about the models that gateway routes call. */
public final class RoutedModels {
  private RoutedModels() {}

  /** Returns the facts about the models of all routes, in the order of the routes, each once. */
  public static List<ModelFact> facts(RouteTable routes, LiveCatalogue catalogue) {
    return routes.list().stream()
        .flatMap(route -> fact(route, catalogue).stream())
        .distinct()
        .toList();
  }

  /** Returns the fact about a route's model; empty for a tool, and when the catalogue has none. */
  public static Optional<ModelFact> fact(Route route, LiveCatalogue catalogue) {
    return route
        .target()
        .modelName()
        .flatMap(model -> address(route).flatMap(at -> catalogue.fact(at, model)));
  }

  private static Optional<URI> address(Route route) {
    return switch (route.target()) {
      case RouteTarget.Chat chat -> Optional.of(chat.provider().baseUrl());
      case RouteTarget.Embedding to -> Optional.of(to.provider().baseUrl());
      case RouteTarget.PassThrough other -> Optional.of(other.provider().baseUrl());
      case RouteTarget.HttpTool tool -> Optional.empty();
      case RouteTarget.McpTool tool -> Optional.empty();
    };
  }
}
