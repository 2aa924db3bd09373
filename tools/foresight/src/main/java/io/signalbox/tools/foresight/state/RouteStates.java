package io.signalbox.tools.foresight.state;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.TokenPrice;
import io.signalbox.tools.core.route.HttpToolTarget;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Describes the gateway's routes, their models and their tools in words. The day on which a model
 * retires and the model that really answers are left out: owners are told of those by the watches
 * over retirements and sightings. No key and no address is in the words. Pure.
 */
public final class RouteStates {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal DOLLAR = BigDecimal.valueOf(1_000_000_000_000L);

  private RouteStates() {}

  /** Returns the states of all routes, of each model once, and of the schemas of tool routes. */
  public static List<ArtefactState> of(RouteTable routes, LiveCatalogue catalogue) {
    List<ArtefactState> states = new ArrayList<>();
    Map<String, TreeSet<String>> models = new TreeMap<>();
    for (Route route : routes.list()) {
      states.add(state(ArtefactKind.ROUTE, route.name(), route(route)));
      route
          .target()
          .modelFacts()
          .ifPresent(
              facts ->
                  models
                      .computeIfAbsent(facts.model(), name -> new TreeSet<>())
                      .addAll(model(route, facts, RoutedModels.fact(route, catalogue))));
      if (route.target().modelProvider().isEmpty()) {
        states.add(state(ArtefactKind.TOOL_SCHEMA, route.name(), tool(route.target())));
      }
    }
    models.forEach(
        (name, lines) -> states.add(state(ArtefactKind.MODEL, name, List.copyOf(lines))));
    return states;
  }

  private static ArtefactState state(ArtefactKind kind, String name, List<String> lines) {
    return new ArtefactState(new Artefact(kind, name), "", String.join("\n", lines));
  }

  private static List<String> route(Route route) {
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (route.target()) {
          case RouteTarget.Chat chat -> "chat with " + model(route);
          case RouteTarget.Embedding embedding -> "embeddings of " + model(route);
          case RouteTarget.PassThrough other -> "any request to " + model(route);
          case RouteTarget.HttpTool tool -> "tool over HTTP";
          case RouteTarget.McpTool tool -> "tool of MCP server " + tool.server().name();
        });
    lines.add(
        "then " + (route.fallback().isEmpty() ? "none" : String.join(", ", route.fallback())));
    lines.add("at most " + route.mostOutput() + " tokens of output");
    lines.add("answers meet " + route.outputSchema().orElse("no schema"));
    lines.add("up to " + route.highest().name() + " data");
    lines.add("cache " + route.cache().matching().name());
    lines.add("approval " + (route.approval() ? "of each call" : "not asked"));
    return lines;
  }

  private static String model(Route route) {
    return route.target().modelName().orElse("no certain model")
        + " of "
        + route.target().modelProvider().map(Provider::name).orElse("nobody");
  }

  private static List<String> model(Route route, PricedModel facts, Optional<ModelFact> fact) {
    String provider = route.target().modelProvider().map(Provider::name).orElse("");
    TokenPrice price = facts.price().usualTokens();
    List<String> lines = new ArrayList<>();
    lines.add(
        "at %s for $%s in and $%s out a million tokens"
            .formatted(provider, million(price.input()), million(price.output())));
    facts.context().ifPresent(size -> lines.add("context of " + size + " tokens"));
    fact.ifPresent(
        known -> {
          known.aliasOf().ifPresent(snapshot -> lines.add("leads to " + snapshot));
          if (!known.successors().isEmpty()) {
            lines.add("followed by " + String.join(", ", known.successors()));
          }
          known.differences().forEach(lines::add);
        });
    return lines;
  }

  private static String million(Cost ofOne) {
    return BigDecimal.valueOf(ofOne.picodollars())
        .multiply(MILLION)
        .divide(DOLLAR)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static List<String> tool(RouteTarget target) {
    return switch (target) {
      case RouteTarget.HttpTool http -> {
        HttpToolTarget tool = http.tool();
        yield List.of(
            tool.description(),
            tool.method() + " " + tool.form() + (tool.writes() ? ", writes" : ", reads"),
            "arguments " + tool.parameters().orElse("of its form"),
            "body " + tool.body().orElse("of its form"));
      }
      case RouteTarget.McpTool tool ->
          List.of(
              "tool " + tool.tool() + " of server " + tool.server().name(),
              tool.writes() ? "writes" : "reads");
      case RouteTarget.Chat chat -> List.of();
      case RouteTarget.Embedding embedding -> List.of();
      case RouteTarget.PassThrough other -> List.of();
    };
  }
}
